package io.stackline.sequence;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.record.RunJournal.Image;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Runs as text for the journal, in the codec of the board's words. */
final class RunImages {
  private final BoardCodec codec = BoardCodec.create();

  Image write(Run run) {
    String word = new String(codec.encode(Run.class, run), StandardCharsets.UTF_8);
    return new Image(run.id(), run.status().started(), run.isEnded(), word);
  }

  /**
   * The run in an image.
   *
   * @throws IllegalStateException if it cannot be read: forgetting a run that may hold a press
   *     under load would be worse than not to start
   */
  Run read(Image image) {
    byte[] word = image.word().getBytes(StandardCharsets.UTF_8);
    try {
      return codec.decode(Run.class, word);
    } catch (WordRefused e) {
      Optional<Run> former = former(word);
      if (former.isPresent()) {
        return former.get();
      }
      throw new IllegalStateException(
          "run "
              + image.run()
              + " in the journal cannot be read ("
              + e.getMessage()
              + "); end it with the version of Stackline that wrote it",
          e);
    }
  }

  private Optional<Run> former(byte[] word) {
    try {
      return Optional.of(codec.decode(Run.class, word, Former::update));
    } catch (WordRefused e) {
      return Optional.empty();
    }
  }
}
