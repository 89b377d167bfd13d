// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One master and some workers of one core each, as processes on 127.0.0.1, from Maven's jars. */
final class LoopbackCluster implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Path OWN_JAR =
      Path.of("target/phonocode-corpus-submit.jar").toAbsolutePath();

  private final Path folder;
  private final String jars;
  private final int port;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;

  private LoopbackCluster(Path folder, String jars, int port) throws IOException {
    this.folder = folder;
    this.jars = jars;
    this.port = port;
    master =
        start(
            "master",
            List.of("-Xmx512m"),
            "org.apache.spark.deploy.master.Master",
            "--host",
            LOOPBACK,
            "--port",
            String.valueOf(port),
            "--webui-port",
            "0");
  }

  /** Starts it, and waits until the master listens. */
  static LoopbackCluster start(Path folder, int workers) throws Exception {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    for (String jar : Files.readString(Path.of("target/classpath")).split(":")) {
      Path link = jars.resolve(Path.of(jar).getFileName());
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of(jar));
      }
    }
    LoopbackCluster cluster = new LoopbackCluster(folder, jars + "/*", freePort());
    cluster.awaitMaster();
    for (int i = 0; i < workers; i++) {
      cluster.workers.add(
          cluster.start(
              "worker" + i,
              List.of("-Xmx512m"),
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              LOOPBACK,
              "--cores",
              "1",
              "--memory",
              "2g",
              "--webui-port",
              "0",
              "--work-dir",
              folder.resolve("work" + i).toString(),
              cluster.url()));
    }
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private void awaitMaster() throws Exception {
    for (int tries = 0; tries < 300; tries++) {
      try {
        new Socket(LOOPBACK, port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("no master: " + Files.readString(folder.resolve("master.log")));
  }

  String url() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  /** Starts the program as the launcher does; its words go to a file of the name. */
  Process phonocode(String name, String... arguments) throws IOException {
    return start(name, driverOptions(), "dev.phonocode.cli.Main", arguments);
  }

  /** Starts the program as {@code spark-submit} does: Spark alone is on the class path. */
  Process submit(String name, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--master", url(), "--class"));
    all.addAll(List.of("dev.phonocode.cli.Main", OWN_JAR.toString()));
    all.addAll(Arrays.asList(arguments));
    return start(
        name, driverOptions(), "org.apache.spark.deploy.SparkSubmit", all.toArray(String[]::new));
  }

  private static List<String> driverOptions() {
    return List.of(
        "@" + Path.of("src/main/conf/jvm.options").toAbsolutePath(),
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "-Dspark.ui.enabled=false",
        "-Dspark.driver.host=" + LOOPBACK,
        "-Dspark.driver.bindAddress=" + LOOPBACK,
        "-Dspark.executor.memory=1g");
  }

  private Process start(String name, List<String> options, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", main.startsWith("dev.") ? OWN_JAR + ":" + jars : jars, main));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    return builder.start();
  }

  /** What a process has said so far. */
  String said(String name) {
    try {
      return name + ": " + Files.readString(folder.resolve(name + ".log")) + "\n";
    } catch (IOException e) {
      return "";
    }
  }

  /** The executors that run now. */
  List<ProcessHandle> executors() {
    return workers.stream().flatMap(Process::descendants).toList();
  }

  @Override
  public void close() throws InterruptedException {
    executors().forEach(ProcessHandle::destroyForcibly);
    workers.forEach(Process::destroyForcibly);
    master.destroyForcibly();
    for (Process worker : workers) {
      worker.waitFor(10, TimeUnit.SECONDS);
    }
    master.waitFor(10, TimeUnit.SECONDS);
  }
}
