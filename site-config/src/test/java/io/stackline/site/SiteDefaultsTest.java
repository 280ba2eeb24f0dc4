package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Sourced;
import io.stackline.press.PressId;
import io.stackline.recipe.Pressing;
import io.stackline.unit.Pressure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteDefaultsTest {
  private static final String SITE = "site.yaml";

  /** Defaults are a promise: docs/site-keys.md names them. */
  @Test
  void whatIsLeftOutHasItsDefault(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(SITE, "  bind: 127.0.0.1 ", "# bind: 127.0.0.1 ")
            .with(SITE, "  port: 4840", "# port: 4840")
            .with(SITE, "opcua:", "#opcua:")
            .with(SITE, ", timeout: 1 s", "")
            .with(SITE, "    simulated: true", "");
    Site read = site.whole().site();
    assertEquals(new Site.OpcUa("127.0.0.1", "127.0.0.1", 4840, false, false), read.opcua());
    Site.PressSite press = read.press(new PressId("P1"));
    assertEquals(
        Site.Connection.tcp("127.0.0.1", 15021, 1, Duration.ofSeconds(1)), press.connection());
    assertFalse(press.simulated());
    assertEquals(Duration.ofHours(4), read.priorityStep());
    Pressing stage = site.recipe().stages().get(0).pressing();
    assertTrue(stage.softLanding());
    assertEquals(new Sourced<>(Pressure.ZERO, "E"), stage.release().slowBelow());
    assertEquals(stage.release().rate(), stage.release().slowRate());
  }

  @Test
  void anOpenServerIsReadAndWarnedAbout(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(SITE, "bind: 127.0.0.1 ", "bind: 0.0.0.0\n  hostname: line.plant")
            .with(SITE, "port: 4840", "port: 4841\n  anonymous-may-read: true\n  allow-none: true");
    SiteResult.Read read = site.whole();
    assertEquals(new Site.OpcUa("0.0.0.0", "line.plant", 4841, true, true), read.site().opcua());
    assertEquals(
        "site.yaml:11:15: opcua.allow-none: an endpoint without security is offered; leave it out"
            + " unless this is a test on one machine",
        site.lines(read.warnings()).get(0));
  }
}
