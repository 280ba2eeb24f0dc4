package io.stackline.site;

import java.nio.file.Path;

/**
 * Something wrong in a site's files, with its place and what to do about it; prints as {@code
 * file:line:column: path: what is wrong; what to do}, always on one line.
 *
 * @param code of what sort it is; stable, for programs
 * @param file the file, found from where the reader was told to look
 * @param line from 1
 * @param column from 1
 * @param path of the value inside the file, such as {@code presses[0].rated}; {@code (file)} for
 *     the whole of it
 * @param what is wrong
 * @param remedy what to do
 */
public record SiteProblem(
    Severity severity,
    Code code,
    Path file,
    int line,
    int column,
    String path,
    String what,
    String remedy) {
  /** Whether a site can be used all the same. */
  public enum Severity {
    /** It cannot. */
    ERROR,
    /** It can, but somebody should know. */
    WARNING;

    /** As programs are told, for instance {@code error}. */
    public String word() {
      return Forms.word(this);
    }
  }

  /** Sorts of problems. */
  public enum Code {
    /** A file or folder is missing, unreadable, too large, or there are too many. */
    FILE,
    /** The file is not the plain YAML that is read. */
    YAML,
    /** The group has no such key. */
    UNKNOWN_KEY,
    /** The group had such a key in a former version. */
    RETIRED_KEY,
    /** A key that must be there is not. */
    MISSING,
    /** A list, group or value stands where another of the three belongs. */
    TYPE,
    /** The value is none that this key knows: a word, id, flag, whole number or text. */
    VALUE,
    /** The value is no quantity of this kind: its unit is missing, unknown or ambiguous. */
    UNIT,
    /** The value or the length of a list is out of range. */
    RANGE,
    /** A number does not say where it comes from, or the tag is not listed. */
    SOURCE,
    /** The same is described twice. */
    DUPLICATE,
    /** Nothing is described under this id. */
    REFERENCE,
    /** Two values contradict each other. */
    CONFLICT,
    /** Who approved a recipe, and whether this is what was approved. */
    APPROVAL,
    /** The order of stages, layers or prompts makes no sense. */
    SEQUENCE,
    /** A stage asks for more than stack, die or press bear. */
    ENVELOPE,
    /** No press takes a stage as it is asked for. */
    PRESS,
    /** A die is worn or due for inspection. */
    SERVICE,
    /** It is allowed but unusual. */
    ADVICE,
    /** Something is left open that a run must bind. */
    OPEN,
    /** A file, key or revision is not used. */
    UNUSED,
    /** The site is open to others. */
    SECURITY,
    /** There are more problems than are told. */
    MORE;

    /** As programs are told, for instance {@code unknown-key}. */
    public String word() {
      return Forms.word(this);
    }
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + path + ": " + what + "; " + remedy;
  }
}
