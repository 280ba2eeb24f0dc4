package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a YAML file in, at most {@value #BYTES_MAX} bytes of UTF-8 without tabs in front. */
final class YamlFile {
  static final int BYTES_MAX = 1 << 20;

  private YamlFile() {}

  /** The file's keys, or empty with the reason reported. */
  static Optional<Fields> read(Path file, Group group, Problems problems) {
    return bytes(file, problems).flatMap(bytes -> read(file, bytes, group, problems));
  }

  /** The keys of a file that was taken in already. */
  static Optional<Fields> read(Path file, byte[] bytes, Group group, Problems problems) {
    int before = problems.count();
    Optional<Node> root =
        text(file, bytes, problems)
            .filter(text -> !hasTabs(file, text, problems))
            .flatMap(text -> YamlTree.of(file, text, problems));
    if (root.isPresent() && root.get() instanceof Node.Mapping mapping) {
      return Optional.of(Fields.of(mapping, group, problems));
    }
    if (problems.count() == before) {
      problems.problem(Code.YAML, Place.whole(file), "holds no keys", "write \"key: value\" lines");
    }
    return Optional.empty();
  }

  private static Optional<byte[]> bytes(Path file, Problems problems) {
    Place whole = Place.whole(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length <= BYTES_MAX) {
        return Optional.of(bytes);
      }
      problems.problem(
          Code.FILE, whole, "is larger than 1 MiB", "split it or take out what is not needed");
    } catch (NoSuchFileException e) {
      problems.problem(Code.FILE, whole, "does not exist", "write it or name another folder");
    } catch (IOException e) {
      problems.problem(
          Code.FILE,
          whole,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "check that it is a file and who may read it");
    }
    return Optional.empty();
  }

  private static Optional<String> text(Path file, byte[] bytes, Problems problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    boolean malformed = decoder.decode(in, out, true).isError();
    String text = out.flip().toString();
    if (malformed) {
      problems.problem(
          Code.FILE, at(file, text, text.length()), "is not UTF-8 here", "save it as UTF-8");
      return Optional.empty();
    }
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static boolean hasTabs(Path file, String text, Problems problems) {
    boolean found = false;
    int line = 0;
    for (String each : text.split("\n", -1)) {
      line++;
      int blank = 0;
      while (blank < each.length() && each.charAt(blank) == ' ') {
        blank++;
      }
      if (blank < each.length() && each.charAt(blank) == '\t') {
        problems.problem(
            Code.YAML,
            new Place(file, line, blank + 1, ""),
            "a tab indents this line",
            "use spaces");
        found = true;
      }
    }
    return found;
  }

  /** The place of a character of the text. */
  static Place at(Path file, String text, int index) {
    String before = text.substring(0, Math.min(index, text.length()));
    int line = 1 + (int) before.chars().filter(each -> each == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return new Place(file, line, column, "");
  }
}
