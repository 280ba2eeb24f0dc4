package io.stackline.sequence.route;

import io.stackline.sequence.stage.Turn;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The running routes. Everything is done on the caller's thread; there is no thread, pool or timer
 * behind it. Not thread-safe: one crank uses it.
 */
public final class StageRoutes implements AutoCloseable {
  private static final int SHUTDOWN_SECONDS_MAX = 5;

  private final CamelContext context;
  private final ProducerTemplate template;

  private StageRoutes(CamelContext context) {
    this.context = context;
    this.template = context.createProducerTemplate();
  }

  public static StageRoutes start(StageHands hands) {
    DefaultCamelContext context = new DefaultCamelContext(false);
    context.getCamelContextExtension().setName("sequencer");
    context.setStartupSummaryLevel(StartupSummaryLevel.Oneline);
    context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS_MAX);
    try {
      context.addRoutes(new PhaseRoutes(hands));
      context.addRoutes(new KindRoutes());
    } catch (Exception e) {
      throw new IllegalStateException("the routes cannot be laid", e);
    }
    context.start();
    return new StageRoutes(context);
  }

  /** What follows from an input: written down, not yet done. Throws what the hands throw. */
  public List<Turn> take(Object input) {
    List<Turn> turns = new ArrayList<>();
    for (Object each : (List<?>) send("direct:intake", input, List.class)) {
      turns.add((Turn) each);
    }
    return turns;
  }

  /** Tells or does it. Throws what the hands throw. */
  public void perform(Turn turn) {
    if (turn instanceof Turn.OfStage stage) {
      send("direct:" + KindRoutes.route(stage.kind()), turn, Turn.class);
    } else {
      send(endpoint(turn), turn, Turn.class);
    }
  }

  private static String endpoint(Turn turn) {
    if (turn instanceof Turn.Show) {
      return "direct:show";
    }
    if (turn instanceof Turn.Use) {
      return "direct:use";
    }
    return turn instanceof Turn.ToPress ? "direct:errand" : "direct:answer";
  }

  private <T> T send(String endpoint, Object body, Class<T> answer) {
    try {
      return template.requestBody(endpoint, body, answer);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  CamelContext context() {
    return context;
  }

  /** Lets the exchange under way finish, bounded. */
  @Override
  public void close() {
    context.stop();
  }
}
