package io.stackline.sequence.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.StageKind;
import io.stackline.run.RunId;
import io.stackline.sequence.TestSite;
import io.stackline.sequence.stage.Phase;
import io.stackline.sequence.stage.StagePhases;
import io.stackline.sequence.stage.StageTask;
import io.stackline.sequence.stage.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules every route keeps, and that the routes do what the phases say. */
final class RouteRulesTest {
  private final Witness witness = new Witness();
  private final StageRoutes routes = StageRoutes.start(witness);

  @AfterEach
  void stop() {
    routes.close();
  }

  private List<RouteDefinition> definitions() {
    return ((DefaultCamelContext) routes.context()).getRouteDefinitions();
  }

  @Test
  void everyRouteHasAnIdAndADescriptionAnOperatorUnderstands() {
    assertTrue(definitions().size() > 10);
    for (RouteDefinition route : definitions()) {
      assertTrue(route.hasCustomIdAssigned(), "no id: " + route);
      assertNotNull(route.getDescriptionText(), "no description: " + route.getRouteId());
      assertTrue(route.getDescriptionText().length() > 10, route.getDescriptionText());
    }
  }

  /** A closed list: what waits, repeats, branches or forgives is not on it. */
  @Test
  void aRouteIsOneCallOrOneSlipAndNothingThatWaitsOrRepeats() {
    Set<Class<?>> allowed = Set.of(BeanDefinition.class, RoutingSlipDefinition.class);
    for (RouteDefinition route : definitions()) {
      assertEquals(1, route.getOutputs().size(), route.getRouteId());
      for (ProcessorDefinition<?> step : route.getOutputs()) {
        assertTrue(allowed.contains(step.getClass()), route.getRouteId() + ": " + step);
      }
      assertInstanceOf(NoErrorHandlerBuilder.class, route.getErrorHandlerFactory());
      assertTrue(route.getInput().getEndpointUri().startsWith("direct:"), route.getRouteId());
    }
  }

  @Test
  void everyKindOfStageHasOneRouteWhoseSlipIsItsListOfPhases() {
    for (StageKind kind : StageKind.values()) {
      List<RouteDefinition> own =
          definitions().stream()
              .filter(each -> each.getRouteId().equals(KindRoutes.route(kind)))
              .toList();
      assertEquals(1, own.size(), kind.name());
      assertEquals(StagePhases.description(kind), own.get(0).getDescriptionText());
      RoutingSlipDefinition<?> slip =
          assertInstanceOf(RoutingSlipDefinition.class, own.get(0).getOutputs().get(0));
      List<String> stops = List.of(slip.getExpression().getExpression().split(","));
      List<String> phases =
          StagePhases.of(kind).stream().map(each -> "direct:" + PhaseRoutes.route(each)).toList();
      assertEquals(phases, stops);
      for (Phase phase : StagePhases.of(kind)) {
        assertNotNull(routes.context().getRoute(PhaseRoutes.route(phase)), phase.name());
      }
    }
  }

  @Test
  void theTasksOfAStageAreDoneInTheOrderOfItsPhases() {
    for (StageKind kind : StageKind.values()) {
      witness.calls.clear();
      routes.perform(new Turn.OfStage(new RunId("r"), "s", kind, List.of()));
      assertEquals(List.of("allot", "ask", "check", "press", "judge", "writeDown"), witness.calls);
    }
  }

  @Test
  void whatTheHandsThrowComesOutAndIsNotTriedAgain() {
    witness.fails = true;
    Turn turn =
        new Turn.OfStage(
            new RunId("r"),
            "densify",
            StageKind.DENSIFY,
            List.of(new StageTask.Check(TestSite.job("densify").cap())));

    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> routes.perform(turn));

    assertEquals("check", thrown.getMessage());
    assertEquals(List.of("allot", "ask", "check"), witness.calls);
  }

  @Test
  void everythingRunsOnTheCallersThreadAndNoThreadIsStarted() {
    routes.perform(new Turn.OfStage(new RunId("r"), "s", StageKind.DENSIFY, List.of()));
    routes.take("something");

    assertEquals(Set.of(Thread.currentThread()), Set.copyOf(witness.threads));
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(each -> each.getName().contains("Camel")));
  }

  private static final class Witness implements StageHands {
    private final List<String> calls = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean fails;

    private void call(String name) {
      calls.add(name);
      threads.add(Thread.currentThread());
      if (fails && name.equals("check")) {
        throw new IllegalStateException(name);
      }
    }

    @Override
    public List<Turn> take(Object input) {
      call("take");
      return List.of();
    }

    @Override
    public void show(Turn.Show turn) {
      call("show");
    }

    @Override
    public void use(Turn.Use turn) {
      call("use");
    }

    @Override
    public void answer(Turn.Answer turn) {
      call("answer");
    }

    @Override
    public void errand(Turn.ToPress turn) {
      call("errand");
    }

    @Override
    public void allot(Turn.OfStage turn) {
      call("allot");
    }

    @Override
    public void ask(Turn.OfStage turn) {
      call("ask");
    }

    @Override
    public void check(Turn.OfStage turn) {
      call("check");
    }

    @Override
    public void press(Turn.OfStage turn) {
      call("press");
    }

    @Override
    public void judge(Turn.OfStage turn) {
      call("judge");
    }

    @Override
    public void writeDown(Turn.OfStage turn) {
      call("writeDown");
    }
  }
}
