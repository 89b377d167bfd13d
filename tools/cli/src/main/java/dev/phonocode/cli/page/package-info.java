/**
 * The verb {@code serve}: a page in the browser, on this machine. What it serves is {@code
 * dev.phonocode.page}.
 *
 * <p>Start at {@link dev.phonocode.cli.page.ServeVerb}.
 */
package dev.phonocode.cli.page;
