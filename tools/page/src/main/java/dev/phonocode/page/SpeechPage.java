// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.sun.net.httpserver.HttpServer;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server for one page, which shows a codec at work. It listens from {@link #start} until it
 * is closed.
 *
 * <pre>{@code
 * try (SpeechPage page = SpeechPage.start(codec, PageOptions.defaults())) {
 *   System.out.println(page.address());
 *   ...
 * }
 * }</pre>
 */
public final class SpeechPage implements AutoCloseable {
  private static final int THREADS = 32; // most of them wait for a client
  private static final int BACKLOG = 64;

  private final HttpServer server;
  private final ExecutorService threads;
  private final LiveCall live;
  private final Runnable warming;
  private final URI address;

  private SpeechPage(
      HttpServer server, ExecutorService threads, LiveCall live, Runnable warming, URI address) {
    this.server = server;
    this.threads = threads;
    this.live = live;
    this.warming = warming;
    this.address = address;
  }

  /**
   * Starts to listen.
   *
   * @param codec to show; must stay open as long as the page
   * @throws IOException if the address cannot be listened on
   */
  public static SpeechPage start(SpeechCodec codec, PageOptions options) throws IOException {
    limitTime();
    InetSocketAddress where =
        new InetSocketAddress(InetAddress.getByName(options.host()), options.port());
    HttpServer server = HttpServer.create(where, BACKLOG);
    int port = server.getAddress().getPort();
    WorkLimit work = new WorkLimit(options.workers(), "work");
    LiveCall live = new LiveCall(codec, new WorkLimit(options.workers(), "live speech"));
    Map<String, Call> gets = new LinkedHashMap<>(StaticFiles.calls());
    gets.put("/api/model", new ModelCall(codec, options));
    int samples = options.maxSeconds() * codec.model().config().sampleRateHz();
    Map<String, Call> posts =
        Map.of(
            "/api/speak", new SpeakCall(codec, work, samples),
            "/api/decode", new DecodeCall(codec, work, samples),
            "/api/sample", new SampleCall(codec, work, options.maxSeconds()),
            "/api/file", new FileCall(codec, work, samples),
            "/api/live", live);
    Gatekeeper gatekeeper = new Gatekeeper(options.host(), port);
    server.createContext(
        "/", new Router(gatekeeper, gets, posts, CodesJson.mostBytes(codec.model(), samples)));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, SpeechPage::thread);
    server.setExecutor(threads);
    server.start();
    return new SpeechPage(
        server,
        threads,
        live,
        new WarmUp(codec),
        URI.create("http://" + name(options.host()) + ":" + port + "/"));
  }

  /**
   * A client that sends or reads too slowly must not keep a thread; the JDK asks for these here.
   */
  private static void limitTime() {
    for (Map.Entry<String, String> limit :
        Map.of(
                "sun.net.httpserver.maxReqTime", "60",
                "sun.net.httpserver.maxRspTime", "600",
                "jdk.httpserver.maxConnections", "256",
                "sun.net.httpserver.nodelay", "true")
            .entrySet()) {
      if (System.getProperty(limit.getKey()) == null) {
        System.setProperty(limit.getKey(), limit.getValue());
      }
    }
  }

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "page-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private static String name(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** Where a browser finds the page. */
  public URI address() {
    return address;
  }

  /**
   * Has the JVM compile what the first visitor will need, in a thread of its own: the first speech
   * is then as quick as the next. Returns at once.
   */
  public void warmUp() {
    threads.execute(warming);
  }

  /** Stops at once; what is being computed ends with its client's connection. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    live.close();
  }
}
