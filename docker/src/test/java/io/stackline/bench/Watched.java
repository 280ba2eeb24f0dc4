package io.stackline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A variable the client subscribes to.
 *
 * @param node identifier in its namespace
 * @param scale by what its value is to be multiplied to have the PLC's mark back; 0 if it carries
 *     none
 */
record Watched(String node, double scale) {
  static void write(Path file, List<Watched> all) throws IOException {
    Files.write(file, all.stream().map(each -> each.node() + " " + each.scale()).toList());
  }

  static List<Watched> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" ", -1))
        .map(parts -> new Watched(parts[0], Double.parseDouble(parts[1])))
        .toList();
  }
}
