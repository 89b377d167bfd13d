// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.page;

import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.page.PageOptions;
import dev.phonocode.page.SpeechPage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.cli.Option;

/** {@code serve}: the page, until the process is interrupted. */
public final class ServeVerb implements Verb {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_SECONDS = 3600;
  private static final int MAX_WORKERS = 256;

  private static final Option PORT =
      CommonOptions.value("port", "N", "port to listen on; 8017 if not given, 0 for any free one");
  private static final Option HOST =
      CommonOptions.value(
          "host",
          "NAME",
          "name or address of this machine to listen on; if not given, localhost, which nobody else"
              + " can reach. There is no password");
  private static final Option OPEN = CommonOptions.flag("open", "open the page in the browser");
  private static final Option SECONDS =
      CommonOptions.value("max-seconds", "S", "longest speech that is taken; 600 if not given");
  private static final Option WORKERS =
      CommonOptions.value(
          "workers", "N", "requests that compute at once; as many as processors if not given");

  @Override
  public List<Option> options() {
    return List.of(PORT, HOST, OPEN, SECONDS, WORKERS, Models.OPTION);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    PageOptions options = pageOptions(arguments);
    try (SpeechCodec codec = Models.codec(arguments, console);
        SpeechPage page = SpeechPage.start(codec, options)) {
      if (arguments.has(CommonOptions.JSON)) {
        console.print(new Report().put("address", page.address().toString()).json());
      } else {
        console.print(page.address().toString());
      }
      console.out().flush();
      console.say("open this address in a browser; Ctrl-C ends");
      if (arguments.has(OPEN)) {
        BrowserWindow.open(page.address(), console);
      }
      page.warmUp();
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private static PageOptions pageOptions(Arguments arguments) throws UsageException {
    PageOptions usual = PageOptions.defaults();
    return new PageOptions(
        arguments.text(HOST).orElse(usual.host()),
        arguments.integer(PORT, 0, MAX_PORT).orElse(usual.port()),
        arguments.integer(SECONDS, 1, MAX_SECONDS).orElse(usual.maxSeconds()),
        arguments.integer(WORKERS, 1, MAX_WORKERS).orElse(usual.workers()));
  }
}
