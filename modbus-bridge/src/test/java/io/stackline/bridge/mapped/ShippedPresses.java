package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.map.Dialect;
import io.stackline.map.ExtraTag;
import io.stackline.map.RegisterMap;
import io.stackline.press.Press;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The presses of the shipped site that come from several makers, read once: that takes time. */
final class ShippedPresses {
  private static final Site LINE = read();

  private static Site read() {
    SiteResult result = SiteReader.read(Path.of("..", "site-config", "sites", "mixed-line"));
    return assertInstanceOf(SiteResult.Read.class, result, () -> result.toString()).site();
  }

  private static Site.PressSite press(String map) {
    return LINE.presses().values().stream()
        .filter(each -> isOf(each, map))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(Site.PressSite press, String map) {
    return press.dialect() instanceof Dialect.Mapped mapped
        && mapped.map().id().value().equals(map);
  }

  static RegisterMap map(String id) {
    return assertInstanceOf(Dialect.Mapped.class, press(id).dialect()).map();
  }

  /** A site of one press. */
  static Site site(String map) {
    return site(press(map));
  }

  /** The same with these extra tags instead of those that ship. */
  static Site site(String map, List<ExtraTag> extras) {
    Site.PressSite shipped = press(map);
    return site(
        new Site.PressSite(
            shipped.press(), shipped.connection(), shipped.dialect(), false, extras));
  }

  private static Site site(Site.PressSite shipped) {
    Press old = shipped.press();
    Press press =
        new Press(
            VendorRig.P1,
            old.name(),
            old.rated(),
            old.rateMax(),
            old.ramDiameter(),
            old.hydraulics(),
            old.stiffness(),
            old.closedPosition(),
            old.stroke(),
            old.channels(),
            old.kinds());
    return new Site(
        "test",
        "Test",
        Map.of(
            VendorRig.P1,
            new Site.PressSite(
                press, shipped.connection(), shipped.dialect(), false, shipped.extras())),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new Site.OpcUa("127.0.0.1", "localhost", 0, false, false));
  }

  private ShippedPresses() {}
}
