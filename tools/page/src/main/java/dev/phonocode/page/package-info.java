/**
 * The page that {@code phonocode serve} opens: speech, its codes, and the speech made from them, in
 * a browser on the same machine.
 *
 * <pre>
 * browser ─► Gatekeeper ─► Router ─┬► StaticFiles     the page itself, and an example
 *            Host, Origin          ├► SpeakCall  ─┐
 *                                  ├► DecodeCall ─┼► SpeechStream ─► records: header, packets, sound
 *                                  ├► SampleCall ─┘
 *                                  ├► FileCall        codes as a .phc file
 *                                  └► LiveCall        microphone in, speech out, chunk by chunk
 * </pre>
 *
 * <p>On the JDK's own HTTP server, without a framework. What the browser is sent, and how it is
 * kept from doing harm, is {@code src/design/0019-page.md}. Nothing is stored, and no path of a
 * file ever comes from a request. Start at {@link dev.phonocode.page.SpeechPage}.
 */
package dev.phonocode.page;
