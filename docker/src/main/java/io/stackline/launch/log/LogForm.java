package io.stackline.launch.log;

/** What log lines look like. */
public enum LogForm {
  /** For people. */
  TEXT,
  /** For programs, an object a line. */
  JSON
}
