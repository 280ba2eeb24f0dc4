package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.ScriptedPlc.Script;
import io.stackline.bridge.register.Words;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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

  /** Longer than the bytes of a refused answer take through the pair when the machine is busy. */
  private static final Duration GAP = Duration.ofMillis(20);

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
    return new Connection(line, 1, timeout, GAP);
  }

  /**
   * There is no socket to drop with a late answer in it, and no number. A question whose answer has
   * another length, as that for the identity after every failure, tells them apart whenever the
   * late one comes.
   */
  @Test
  void aLateAnswerIsNotTakenForThatToAQuestionOfAnotherLength() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    ScriptedPlc plc =
        plc(
            (request, wire) -> {
              if (request.n() == 1) {
                assertTrue(late.await(10, TimeUnit.SECONDS));
                wire.send(request.registers(0xDEAD));
              } else {
                wire.send(request.registers(1, 2));
              }
            });
    PlcLink link = link(plc, SHORT);
    assertThrows(LinkException.class, () -> link.readHolding(10, 1));
    late.countDown();
    Optional<Words> taken = Optional.empty();
    for (int i = 0; i < 20 && taken.isEmpty(); i++) {
      try {
        taken = Optional.of(link.readHolding(10, 2));
      } catch (LinkException e) {
        assertEquals(LinkException.Kind.GARBLED, e.kind(), e.getMessage());
      }
    }
    assertEquals(Optional.of(Words.at(10, 1, 2)), taken);
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
