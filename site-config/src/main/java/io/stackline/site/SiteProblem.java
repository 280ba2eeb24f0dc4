package io.stackline.site;

import java.nio.file.Path;

/**
 * Something wrong in a site's files, with its place and what to do about it; prints as {@code
 * file:line:column: path: what is wrong; what to do}, always on one line.
 *
 * @param file the file, found from where the reader was told to look
 * @param line from 1
 * @param column from 1
 * @param path of the value inside the file, such as {@code presses[0].rated}; {@code (file)} for
 *     the whole of it
 * @param what is wrong
 * @param remedy what to do
 */
public record SiteProblem(
    Path file, int line, int column, String path, String what, String remedy) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + path + ": " + what + "; " + remedy;
  }
}
