/**
 * What a report consists of, and the one HTML file that shows it. Start at {@link
 * dev.phonocode.analysis.report.HtmlReport}.
 *
 * <pre>
 * Page: facts, ClipViews, HeatMaps, BarCharts, Tables
 *   └─► HtmlReport ─► page.mustache, filled; page.css, page.js and ECharts copied in; sounds and
 *                     spectrograms as base64 ─► one file that opens from a disk without network
 * </pre>
 */
package dev.phonocode.analysis.report;
