/** What pages say, against what they speak of. */
package dev.phonocode.it.docs;
