package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * People at the lab's line, who ask whichever server answers, and ask again under the same id what
 * got no answer in time. For any thread.
 */
final class NetCrew {
  private static final long ANSWER_S = 4;
  private static final Set<String> REFUSALS =
      Set.of(
          "Bad_NotFound",
          "Bad_InvalidState",
          "Bad_OutOfRange",
          "Bad_ResourceUnavailable",
          "Bad_DeviceFailure");

  /** A command whose answer was heard, asked of a server. */
  record Served(long asked, long answered, String server, What what, String answer) {}

  private final List<NetFace> faces;
  private final CommandBook book;
  private final List<Served> served = new CopyOnWriteArrayList<>();

  NetCrew(List<NetFace> faces, CommandBook book) {
    this.faces = faces;
    this.book = book;
  }

  /** A server that answers; the one with most of the presses in good quality before others. */
  Optional<NetFace> face() {
    return faces.stream().filter(NetFace::isHeard).findFirst();
  }

  /**
   * Asks until there is an answer, or nobody wants it any more.
   *
   * @return no answer after so many seconds
   */
  Answer ask(What what, String about, String object, String method, long seconds, Object... inputs)
      throws InterruptedException {
    Told told = book.draw(what, about);
    List<Object> arguments = new ArrayList<>(List.of(inputs));
    arguments.add(told.id().value());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    int turn = 0;
    while (System.nanoTime() < end) {
      List<NetFace> heard = faces.stream().filter(NetFace::isHeard).toList();
      Optional<LineClient> client =
          heard.isEmpty() ? Optional.empty() : heard.get(turn % heard.size()).client();
      if (client.isPresent()) {
        Optional<Answer> answer =
            once(
                told,
                heard.get(turn % heard.size()).server(),
                client.get(),
                object,
                method,
                arguments);
        if (answer.isPresent()) {
          book.heard(told.id(), answer.get());
          return answer.get();
        }
        book.again(told.id());
        turn++;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return new Answer.None();
  }

  private Optional<Answer> once(
      Told told,
      String server,
      LineClient client,
      String object,
      String method,
      List<Object> arguments)
      throws InterruptedException {
    long asked = System.nanoTime();
    try {
      LineClient.Reply reply =
          client
              .ask(object, object + "/" + method, arguments.toArray())
              .get(ANSWER_S, TimeUnit.SECONDS);
      List<Object> outputs = reply.outputs();
      String message = outputs.isEmpty() ? "" : outputs.get(outputs.size() - 1).toString();
      served.add(
          new Served(
              asked, System.nanoTime(), server, told.what(), reply.status() + " " + message));
      if (reply.good()) {
        boolean start = told.what() == What.START;
        return Optional.of(new Answer.Accepted(start ? outputs.get(0).toString() : ""));
      }
      if (reply.status().equals("Bad_CommunicationError")) {
        return Optional.of(new Answer.Unknown(message));
      }
      return REFUSALS.contains(reply.status())
          ? Optional.of(new Answer.Refused(message))
          : Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      served.add(new Served(asked, System.nanoTime(), server, told.what(), "NO ANSWER " + e));
      return Optional.empty();
    }
  }

  List<Served> served() {
    return List.copyOf(served);
  }

  void clear() {
    served.clear();
  }
}
