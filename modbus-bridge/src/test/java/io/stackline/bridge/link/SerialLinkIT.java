package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.ScriptedPlc.Script;
import io.stackline.site.Line;
import io.stackline.site.Site.Connection;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The contract on a serial port: the two ends of a pair of pseudo-terminals that socat (Debian
 * package socat) makes. Such a pair has no baud rate; times on a real line are longer.
 */
@Tag("debian")
class SerialLinkIT extends PlcLinkContract {
  private static final Pattern DEVICE = Pattern.compile("PTY is (/dev/\\S+)");

  private final Map<ScriptedPlc, String> ends = new HashMap<>();

  private List<String> pair() throws Exception {
    Process socat =
        new ProcessBuilder("socat", "-d", "-d", "pty,raw,echo=0", "pty,raw,echo=0")
            .redirectErrorStream(true)
            .start();
    closing(
        () -> {
          socat.destroy();
          assertTrue(socat.waitFor(10, TimeUnit.SECONDS));
        });
    List<String> devices = new ArrayList<>();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(socat.getInputStream(), StandardCharsets.US_ASCII));
    while (devices.size() < 2) {
      Matcher line = DEVICE.matcher(Objects.requireNonNull(said.readLine(), "socat has ended"));
      if (line.find()) {
        devices.add(line.group(1));
      }
    }
    return devices;
  }

  @Override
  ScriptedPlc plc(Script script) throws Exception {
    List<String> devices = pair();
    ScriptedPlc plc = closing(ScriptedPlc.start(Wrapping.RTU, script));
    FileInputStream in = closing(new FileInputStream(devices.get(1)));
    FileOutputStream out = closing(new FileOutputStream(devices.get(1)));
    plc.on(in, out);
    ends.put(plc, devices.get(0));
    return plc;
  }

  @Override
  Connection to(ScriptedPlc plc, Duration timeout) {
    Line line =
        new Line.Serial(Objects.requireNonNull(ends.get(plc)), 115_200, Line.Parity.NONE, 2);
    return new Connection(line, 1, timeout, line.silence());
  }

  @Test
  void aPortThatIsNotThereIsRefused() {
    Line line = new Line.Serial("/dev/ttyNone7", 9600, Line.Parity.EVEN, 1);
    PlcLink link = closing(Lines.alone(new Connection(line, 1, LONG, line.silence())));
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 1));

    assertEquals(LinkException.Kind.REFUSED, e.kind());
    assertTrue(String.valueOf(e.getMessage()).startsWith("/dev/ttyNone7 unit 1"), e.getMessage());
  }
}
