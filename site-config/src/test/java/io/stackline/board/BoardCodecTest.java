package io.stackline.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.BoardWords.Example;
import io.stackline.press.PressReading;
import io.stackline.recipe.StackPressure;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.HoldFact;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardCodecTest {
  private static final BoardCodec CODEC = BoardCodec.create();
  private static final BoardCodec LANES = BoardCodec.forLanes();
  private static final String HOLD =
      "{\"version\":1,\"word\":\"Command\",\"is\":{\"@type\":\"Hold\",\"id\":{\"value\":\"c-1\"},"
          + "\"by\":\"ann\",\"at\":\"2026-11-22T02:08:00Z\",\"run\":{\"value\":\"r-1\"}}}";

  static Stream<Example<?>> words() {
    return BoardWords.all();
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordComesBackAsItWas(Example<?> example) throws WordRefused {
    roundTrip(example);
  }

  private static <T> void roundTrip(Example<T> example) throws WordRefused {
    byte[] bytes = CODEC.encode(example.kind(), example.word());
    assertEquals(example.word(), CODEC.decode(example.kind(), bytes));
  }

  /** Control: a member added to a word later without an example here fails. */
  @Test
  void theExamplesCoverEveryMemberOfEverySealedWord() {
    Set<Class<?>> shown =
        BoardWords.all()
            .map(Example::word)
            .map(word -> word instanceof OrderReport report ? report.progress() : word)
            .map(Object::getClass)
            .collect(Collectors.toSet());
    for (Class<?> sealed :
        new Class<?>[] {
          HoldFact.class,
          PressReading.class,
          Command.class,
          Outcome.class,
          PressOrder.class,
          Progress.class
        }) {
      members(sealed)
          .forEach(member -> assertTrue(shown.contains(member), member + " has no example"));
    }
  }

  private static Stream<Class<?>> members(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(member -> member.isSealed() ? members(member) : Stream.of(member));
  }

  @Test
  void theBytesArePlainVersionedJson() throws WordRefused {
    Command hold =
        new Command.Hold(
            new CommandId("c-1"), "ann", Instant.parse("2026-11-22T02:08:00Z"), new RunId("r-1"));
    assertEquals(HOLD, new String(CODEC.encode(Command.class, hold), UTF_8));
    assertEquals(hold, decode(HOLD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\":1 → \"version\":2",
        "\"version\":1, → ",
        "\"version\":1 → \"version\":0",
        "\"version\":1 → \"version\":\"1\"",
        "\"version\":1 → \"version\":4294967297",
        "\"Command\" → \"Outcome\"",
        "\"Hold\" → \"Explode\"",
        "\"@type\":\"Hold\", → ",
        "\"by\":\"ann\", → ",
        "\"by\":\"ann\" → \"by\":null",
        "\"by\":\"ann\" → \"by\":\"ann\",\"by\":\"bob\"",
        "\"by\":\"ann\" → \"by\":\"ann\",\"age\":3",
        "\"r-1\" → \"no id!\"",
        "2026-11-22T → yesterday",
        "}}} → }}",
        "}}} → }}}{}",
        "\"is\": → \"was\":",
      })
  void whatItDoesNotKnowToTheLetterIsRefused(String change) {
    String[] parts = change.split(" → ", -1);
    String broken = HOLD.replace(parts[0], parts[1]);
    assertTrue(!broken.equals(HOLD), "the change changes nothing: " + Arrays.toString(parts));
    WordRefused refused = assertThrows(WordRefused.class, () -> decode(broken));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("Command: "), refused.getMessage());
  }

  /** So a word grows by a component, and what an older version wrote is still read. */
  @Test
  void onlyAnOptionalMayBeMissingAndIsEmptyThen() throws WordRefused {
    StackPressure plain = StackPressure.PLAIN;
    String json =
        new String(CODEC.encode(StackPressure.class, plain), UTF_8)
            .replace(",\"alarm\":null", "")
            .replace(",\"cycleTag\":null", "");
    assertTrue(!json.contains("alarm") && !json.contains("cycleTag"), json);
    assertEquals(plain, CODEC.decode(StackPressure.class, json.getBytes(UTF_8)));
    String less = json.replace("\"mode\":\"CONSTANT_PRESSURE\",", "");
    assertTrue(!less.equals(json), "control");
    assertThrows(WordRefused.class, () -> CODEC.decode(StackPressure.class, less.getBytes(UTF_8)));
  }

  /** What is kept is not written again without what a newer Stackline has put in. */
  @Test
  void additionsAreRefusedWhereWordsAreKeptAndPassedOverOnLanes() throws Exception {
    for (Example<?> example : BoardWords.all().toList()) {
      passedOver(example);
    }
  }

  private static <T> void passedOver(Example<T> example) throws Exception {
    byte[] more = Additions.everywhere(CODEC.encode(example.kind(), example.word()));
    assertEquals(example.word(), LANES.decode(example.kind(), more));
    assertThrows(WordRefused.class, () -> CODEC.decode(example.kind(), more));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Hold\" → \"Explode\"",
        "\"by\":\"ann\", → ",
        "\"by\":\"ann\" → \"By\":\"ann\"",
        "\"version\":1 → \"version\":2",
      })
  void anythingElseIsRefusedOnLanesToo(String change) {
    String[] parts = change.split(" → ", -1);
    byte[] broken = HOLD.replace(parts[0], parts[1]).getBytes(UTF_8);
    assertThrows(WordRefused.class, () -> LANES.decode(Command.class, broken));
  }

  @Test
  void aConstantOfANewerStacklineIsRefusedOnLanes() throws WordRefused {
    Command decide =
        new Command.Decide(
            new CommandId("c-1"), "ann", Instant.EPOCH, new RunId("r"), Command.Choice.SKIP, "");
    String json = new String(LANES.encode(Command.class, decide), UTF_8);
    byte[] other = json.replace("SKIP", "MELT").getBytes(UTF_8);
    assertThrows(WordRefused.class, () -> LANES.decode(Command.class, other));
  }

  @Test
  void eachWordHasAVersionOfItsOwnAndAnOlderOneIsRead() throws WordRefused {
    BoardCodec newer = BoardCodec.of(new WordVersions(Map.of("Command", 3)), true);
    Command hold = decode(HOLD);
    byte[] third = newer.encode(Command.class, hold);
    String text = new String(third, UTF_8);
    assertTrue(text.startsWith("{\"version\":3,"), text);
    for (String version : new String[] {"1", "2", "3"}) {
      byte[] old = text.replace("\"version\":3", "\"version\":" + version).getBytes(UTF_8);
      assertEquals(hold, newer.decode(Command.class, old));
    }
    WordRefused refused = assertThrows(WordRefused.class, () -> CODEC.decode(Command.class, third));
    assertEquals(
        "Command: says version 3, this Stackline knows 1: update it", refused.getMessage());
    Outcome other = new Outcome.Accepted(new CommandId("c-1"), Instant.EPOCH, new RunId("r"));
    assertEquals(other, CODEC.decode(Outcome.class, newer.encode(Outcome.class, other)));
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThrows(WordRefused.class, () -> CODEC.decode(Command.class, new byte[0]));
    assertThrows(
        WordRefused.class, () -> CODEC.decode(Command.class, new byte[BoardCodec.BYTES_MAX + 1]));
  }

  private static Command decode(String json) throws WordRefused {
    return CODEC.decode(Command.class, json.getBytes(UTF_8));
  }
}
