package io.stackline.sequence.route;

import io.stackline.press.StageKind;
import io.stackline.sequence.stage.StagePhases;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** How each kind of stage goes, phase by phase, as {@link StagePhases} tells it. */
final class KindRoutes extends EndpointRouteBuilder {
  @Override
  public void configure() {
    errorHandler(noErrorHandler());

    for (StageKind kind : StageKind.values()) {
      from(direct(route(kind)))
          .routeDescription(StagePhases.description(kind))
          .routeId(route(kind))
          .routingSlip(constant(slip(kind)));
    }
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
