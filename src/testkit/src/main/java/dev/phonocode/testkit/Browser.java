// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Headless Chromium, driven over its DevTools protocol: for tests that look at a page. */
public final class Browser implements AutoCloseable {
  private static final String READY = "DevTools listening on ";
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--no-first-run",
          "--mute-audio",
          "--autoplay-policy=no-user-gesture-required",
          "--remote-debugging-port=0");

  private static final int PATIENCE_SECONDS = 120; // CI machines are busy

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private final List<String> complaints = new ArrayList<>();
  private volatile String home = ""; // the address of the page's own server
  private int calls;

  private Browser(Process process, URI page) throws InterruptedException, ExecutionException {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Ear()).get();
  }

  /** The program, if it is installed. */
  public static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param profile a folder of its own
   * @param more options of Chromium
   */
  public static Browser start(Path program, Path profile, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(more));
    command.add("--user-data-dir=" + profile);
    command.add("about:blank");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException(program + " ended before it was ready");
    }
    Thread drain = new Thread(() -> lines.lines().forEach(said -> {}));
    drain.setDaemon(true);
    drain.start();
    URI browser = URI.create(line.substring(READY.length()));
    return new Browser(process, page(browser));
  }

  private static URI page(URI browser) throws IOException, InterruptedException {
    URI list = URI.create("http://127.0.0.1:" + browser.getPort() + "/json");
    while (true) {
      String text =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      JsonArray targets = JsonParser.parseString(text).getAsJsonArray();
      for (JsonElement target : targets) {
        if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
          return URI.create(target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
        }
      }
      Thread.sleep(50);
    }
  }

  /** Opens a page and waits until it is loaded. What it asks its own server for is no complaint. */
  public void open(URI page) throws Exception {
    loaded = new CompletableFuture<>();
    home = page.getScheme().equals("http") ? page.toString() : "";
    call("Runtime.enable", "{}");
    call("Log.enable", "{}");
    call("Network.enable", "{}");
    call("Page.enable", "{}");
    call("Page.navigate", "{\"url\":\"" + page + "\"}");
    loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** A viewport of a phone or of a desk, in the light or in the dark. */
  public void look(int width, int height, String scheme) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%s,\"height\":%s,\"deviceScaleFactor\":1,\"mobile\":false}"
            .formatted(width, height));
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
  }

  /** The value of an expression, waited for if it is a promise. */
  public JsonElement evaluate(String expression) throws Exception {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", expression);
    parameters.addProperty("awaitPromise", true);
    parameters.addProperty("returnByValue", true);
    parameters.addProperty("userGesture", true); // as a click is
    JsonObject answer = call("Runtime.evaluate", parameters.toString());
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.getAsJsonObject("result").get("value");
  }

  public byte[] screenshot() throws Exception {
    JsonObject answer = call("Page.captureScreenshot", "{\"captureBeyondViewport\":true}");
    return Base64.getDecoder().decode(answer.get("data").getAsString());
  }

  /** Errors and warnings of the console, exceptions, and requests to anything but data. */
  public List<String> complaints() {
    synchronized (complaints) {
      return List.copyOf(complaints);
    }
  }

  /** Forgets what was complained of so far: it was expected. */
  public void forgetComplaints() {
    synchronized (complaints) {
      complaints.clear();
    }
  }

  /** Presses a key that types a character, or that has a name, e.g. {@code Enter}. */
  public void key(String key) throws Exception {
    JsonObject event = new JsonObject();
    event.addProperty("key", key);
    event.addProperty("text", key.equals("Enter") ? "\r" : key.length() == 1 ? key : "");
    for (String type : List.of("keyDown", "keyUp")) {
      event.addProperty("type", type);
      call("Input.dispatchKeyEvent", event.toString());
    }
  }

  /** Presses the mouse at the first point, drags it to the others, and lets go. */
  public void drag(double[]... points) throws Exception {
    for (int i = 0; i < points.length; i++) {
      mouse(i == 0 ? "mousePressed" : "mouseMoved", points[i]);
    }
    mouse("mouseReleased", points[points.length - 1]);
  }

  private void mouse(String type, double[] point) throws Exception {
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.addProperty("x", point[0]);
    event.addProperty("y", point[1]);
    event.addProperty("button", "left");
    event.addProperty("buttons", 1);
    event.addProperty("clickCount", 1);
    call("Input.dispatchMouseEvent", event.toString());
  }

  /** What the DevTools protocol answers to a method. */
  public JsonObject call(String method, String parameters)
      throws InterruptedException, ExecutionException, TimeoutException {
    int id = ++calls;
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(
        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true);
    JsonObject found = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (found.has("error")) {
      throw new IllegalStateException(method + ": " + found.get("error"));
    }
    return found.getAsJsonObject("result");
  }

  private void hear(JsonObject message) {
    if (message.has("id")) {
      answers.remove(message.get("id").getAsInt()).complete(message);
      return;
    }
    String method = message.get("method").getAsString();
    JsonObject parameters = message.getAsJsonObject("params");
    boolean isComplaint =
        switch (method) {
          case "Runtime.exceptionThrown" -> true;
          case "Runtime.consoleAPICalled" ->
              List.of("error", "warning").contains(parameters.get("type").getAsString());
          case "Log.entryAdded" ->
              parameters.getAsJsonObject("entry").get("level").getAsString().equals("error");
          case "Network.requestWillBeSent" ->
              isFromElsewhere(parameters.getAsJsonObject("request").get("url").getAsString());
          default -> false;
        };
    if (isComplaint) {
      synchronized (complaints) {
        complaints.add(message.toString());
      }
    }
    if (method.equals("Page.loadEventFired")) {
      loaded.complete(null);
    }
  }

  private boolean isFromElsewhere(String address) {
    boolean isOwn = !home.isEmpty() && address.startsWith(home);
    return !isOwn && !address.matches("(?s)(data|file|blob):.*");
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        String whole = text.toString();
        text.setLength(0);
        hear(JsonParser.parseString(whole).getAsJsonObject());
      }
      socket.request(1);
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    // All of its processes: one that lives on would write to a folder that is being deleted.
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      for (ProcessHandle one : all) {
        one.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IOException("the browser does not end", e);
    }
  }
}
