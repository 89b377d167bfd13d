/** Bad files by the million: no reader crashes, hangs or takes the memory. */
package dev.phonocode.cli.fuzz;
