package io.stackline.sequence.route;

import io.stackline.press.StageKind;
import io.stackline.sequence.stage.StagePhases;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** How each kind of stage goes, phase by phase. */
final class KindRoutes extends EndpointRouteBuilder {
  @Override
  public void configure() {
    errorHandler(noErrorHandler());

    from(direct("densify"))
        .routeDescription("Press powder into a pellet")
        .routeId("densify")
        .routingSlip(constant(slip(StageKind.DENSIFY)));

    from(direct("copress"))
        .routeDescription("Press the cathode onto the pellet")
        .routeId("copress")
        .routingSlip(constant(slip(StageKind.COPRESS)));

    from(direct("laminate"))
        .routeDescription("Press the soft metal on")
        .routeId("laminate")
        .routingSlip(constant(slip(StageKind.LAMINATE)));

    from(direct("secondary"))
        .routeDescription("Press a further layer on")
        .routeId("secondary")
        .routingSlip(constant(slip(StageKind.SECONDARY)));

    from(direct("insitu"))
        .routeDescription("Hold stack pressure on the finished cell")
        .routeId("insitu")
        .routingSlip(constant(slip(StageKind.INSITU)));
  }

  /** Id of the route of a kind. */
  static String route(StageKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String slip(StageKind kind) {
    return StagePhases.of(kind).stream()
        .map(phase -> "direct:" + PhaseRoutes.route(phase))
        .collect(Collectors.joining(","));
  }
}
