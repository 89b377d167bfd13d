/**
 * What a report consists of, and the one HTML file that shows it. Start at {@link
 * dev.phonocode.analysis.report.Table}.
 */
package dev.phonocode.analysis.report;
