package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code agrees with the model of the protocol that was checked in all its states. */
class ModelReplayTest {
  private static List<String> stories(String name) throws IOException {
    try (InputStream in = ModelReplayTest.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().toList();
    }
  }

  @Test
  void deskAndExchangeAgreeWithEveryStoryOfTheModel() throws IOException {
    List<String> stories = stories("model-stories.txt");
    assertEquals(300, stories.size());
    for (int i = 0; i < stories.size(); i++) {
      try {
        ModelStory.play(stories.get(i));
      } catch (AssertionError e) {
        throw new AssertionError("story " + (i + 1) + ": " + stories.get(i), e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "ackid", "epoch", "boot", "salt", "beyond"})
  void aModelWithoutThatRuleTellsStoriesTheCodeDoesNotFollow(String rule) throws IOException {
    List<String> stories = stories("model-without-" + rule + ".txt");
    assertTrue(stories.stream().anyMatch(ModelReplayTest::isRefused), rule);
  }

  private static boolean isRefused(String story) {
    try {
      ModelStory.play(story);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  @Test
  void oneDigitOfAStoryChangedIsNoticed() {
    String story = "C 1 8 1 1 2;P 1 8 1 1 2 2:2 1 1 2 0 0 0;J 8 1";
    ModelStory.play(story);
    for (String other :
        List.of(
            story.replace("2 2:2", "2 5:2"),
            story.replace(":2 1", ":1 1"),
            story.replace("2 0 0 0", "3 0 0 0"),
            story.replace("J 8 1", "J 8 3"))) {
      assertThrows(AssertionError.class, () -> ModelStory.play(other), other);
    }
  }
}
