package io.stackline.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline health}: what a container asks to learn whether its line is well. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a running Stackline whether it is ready, at its management port. Exit status"
          + " 0 ready, 1 not, or no answer."
    })
final class HealthCommand implements Callable<Integer> {
  private static final int WAIT_MS_MAX = 60_000;
  private static final int TEXT_MAX = 4096;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "What to ask (default: ${DEFAULT-VALUE}); /health/live asks for less.")
  private URI url = URI.create("http://127.0.0.1:8484/health/ready");

  @Option(
      names = "--wait",
      paramLabel = "MS",
      description = "Longest wait for the whole answer, 1 to 60000 ms (default: ${DEFAULT-VALUE}).")
  private int waitMs = 2000;

  @Spec private @Nullable CommandSpec spec;

  /** An answer: its HTTP status, and what it says. */
  private record Told(int status, String text) {}

  @Override
  public Integer call() throws InterruptedException {
    Told told = ask();
    if (told.status() != HttpURLConnection.HTTP_OK) {
      throw new CommandRefused(
          url + " answers " + told.status() + ": " + told.text(),
          "its log says more; a line that starts is not ready for some seconds");
    }
    Objects.requireNonNull(spec).commandLine().getOut().println(told.text());
    return 0;
  }

  private Told ask() throws InterruptedException {
    if (waitMs < 1 || waitMs > WAIT_MS_MAX) {
      throw new CommandRefused(
          "--wait " + waitMs + " does not lie in 1..." + WAIT_MS_MAX, "give milliseconds");
    }
    if (!"http".equals(url.getScheme())) {
      throw new CommandRefused(url + " is no http URL", "write http://HOST:PORT/health/ready");
    }
    // On a thread that nobody waits for: the socket's own time-outs begin anew with every byte.
    FutureTask<Told> answer = new FutureTask<>(() -> get(url));
    Thread asking = new Thread(answer, "health");
    asking.setDaemon(true);
    asking.start();
    try {
      return answer.get(waitMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unanswered("nothing within " + waitMs + " ms");
    } catch (ExecutionException e) {
      throw unanswered(String.valueOf(e.getCause()));
    }
  }

  private CommandRefused unanswered(String reason) {
    return new CommandRefused(
        url + " does not answer (" + reason + ")",
        "see that Stackline runs and that its site names the management port");
  }

  private static Told get(URI url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    int status = connection.getResponseCode();
    InputStream body =
        status < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream();
    return new Told(status, body == null ? "" : text(body));
  }

  private static String text(InputStream body) throws IOException {
    try (body) {
      return new String(body.readNBytes(TEXT_MAX), StandardCharsets.UTF_8).strip();
    }
  }
}
