package io.stackline.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackline.board.BoardWords.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Words as released versions wrote them are read for ever, and nothing of them is lost: for
 * journals, and for lines that are updated a process at a time.
 */
final class OldWordsTest {
  private static final List<BoardCodec> CODECS =
      List.of(BoardCodec.create(), BoardCodec.forLanes());

  @Test
  void whatWasEverWrittenIsReadAndComesBackWhole() throws Exception {
    int read = 0;
    for (Class<?> kind : kinds()) {
      for (JsonNode old : OldWords.of(kind)) {
        for (BoardCodec codec : CODECS) {
          JsonNode now = OldWords.again(codec, kind, old);
          assertEquals(
              List.of(), OldWords.lost(old.path("is"), now.path("is"), kind.getSimpleName()));
          read++;
        }
      }
    }
    assertTrue(read > 0);
  }

  /** Control: a word or a member added later has to be added there too. */
  @Test
  void everyWordOfTodayIsAmongThem() throws Exception {
    Set<String> kept = new HashSet<>();
    for (Class<?> kind : kinds()) {
      for (JsonNode old : OldWords.of(kind)) {
        kept.add(shape(kind, old));
      }
    }
    List<Path> append = new ArrayList<>();
    for (Class<?> kind : kinds()) {
      List<JsonNode> lacking =
          today(kind).stream().filter(each -> !kept.contains(shape(kind, each))).toList();
      if (!lacking.isEmpty()) {
        append.add(OldWords.propose(kind, lacking));
      }
    }
    assertEquals(List.of(), append, "append what these files hold to src/test/resources/words");
  }

  /** Control: what is lost is found, wherever it is. */
  @Test
  void whatIsLostIsNamed() throws Exception {
    JsonNode old = OldWords.read("{\"a\":1,\"b\":[{\"c\":null,\"d\":2}],\"e\":{}}");
    assertEquals(List.of(), OldWords.lost(old, old.deepCopy(), "w"));
    JsonNode now = OldWords.read("{\"a\":2,\"b\":[{\"d\":2,\"new\":3}]}");
    assertEquals(List.of("w.a", "w.b[0].c", "w.e"), OldWords.lost(old, now, "w"));
  }

  private static List<Class<?>> kinds() {
    return BoardWords.all().<Class<?>>map(Example::kind).distinct().toList();
  }

  private static List<JsonNode> today(Class<?> kind) throws IOException {
    List<JsonNode> words = new ArrayList<>();
    for (Example<?> each : BoardWords.all().toList()) {
      if (each.kind().equals(kind)) {
        words.add(OldWords.read(bytes(each)));
      }
    }
    return words;
  }

  private static <T> byte[] bytes(Example<T> example) {
    return CODECS.get(0).encode(example.kind(), example.word());
  }

  /** Which member it is, and within a report which progress. */
  private static String shape(Class<?> kind, JsonNode word) {
    JsonNode is = word.path("is");
    return kind.getSimpleName()
        + " "
        + is.path("@type").asText()
        + " "
        + is.at("/progress/@type").asText();
  }
}
