package io.stackline.sequence.route;

import io.stackline.sequence.stage.Phase;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** What comes in, what is told, and what each phase does. */
final class PhaseRoutes extends EndpointRouteBuilder {
  private final StageHands hands;

  PhaseRoutes(StageHands hands) {
    this.hands = hands;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());

    from(direct("intake"))
        .routeDescription("What came in meets its run; what the run decides is written down")
        .routeId("intake")
        .bean(hands, "take");

    from(direct("show"))
        .routeDescription("Show everybody how the run stands")
        .routeId("show")
        .bean(hands, "show");

    from(direct("use"))
        .routeDescription("Show everybody what a press is used for")
        .routeId("use")
        .bean(hands, "use");

    from(direct("answer"))
        .routeDescription("Answer whoever asked")
        .routeId("answer")
        .bean(hands, "answer");

    from(direct("errand"))
        .routeDescription("Tell a press what is asked of it outside of any run")
        .routeId("errand")
        .bean(hands, "errand");

    from(direct("allot-a-press"))
        .routeDescription("Say which press the stage was given")
        .routeId("allot-a-press")
        .bean(hands, "allot");

    from(direct("ask-the-operator"))
        .routeDescription("Ask the operator to load, move or confirm")
        .routeId("ask-the-operator")
        .bean(hands, "ask");

    from(direct("check-the-cap"))
        .routeDescription("Hold the target against the cap of what lies in the die")
        .routeId("check-the-cap")
        .bean(hands, "check");

    from(direct("press"))
        .routeDescription(
            "Tell the press: program, pause, continue, release, another target, abort")
        .routeId("press")
        .bean(hands, "press");

    from(direct("hold-stack-pressure"))
        .routeDescription("Tell the rig to hold stack pressure on the cell")
        .routeId("hold-stack-pressure")
        .bean(hands, "press");

    from(direct("judge"))
        .routeDescription("Judge the trace against the acceptance criteria")
        .routeId("judge")
        .bean(hands, "judge");

    from(direct("write-down"))
        .routeDescription("Write down what became of the stage")
        .routeId("write-down")
        .bean(hands, "writeDown");
  }

  /** Id of the route of a phase: its words. */
  static String route(Phase phase) {
    return phase.words().replace(' ', '-');
  }
}
