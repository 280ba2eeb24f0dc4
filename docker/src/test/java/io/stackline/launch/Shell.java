package io.stackline.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** The command line as somebody types it, with what it answers. */
final class Shell {
  /** The shipped site. */
  static final Path SHIPPED = Path.of("..", "site-config", "sites", "pilot-line");

  private Shell() {}

  /** What came back. */
  record Answer(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Stackline.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int status = line.execute(arguments);
    return new Answer(status, out.toString(), err.toString());
  }

  /** Changes a file in which the text must be, so that a test cannot pass for nothing. */
  static Path edit(Path file, String text, String by) {
    try {
      String before = Files.readString(file);
      if (!before.contains(text)) {
        throw new IllegalArgumentException(file + " does not contain " + text);
      }
      return Files.writeString(file, before.replace(text, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
