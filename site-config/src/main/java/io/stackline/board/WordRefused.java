package io.stackline.board;

/** Bytes are not the word that was asked for; the message says what is wrong with them. */
public final class WordRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public WordRefused(String message) {
    super(message);
  }
}
