package io.stackline.launch;

/**
 * A command cannot do what was asked; the message is one plain sentence with the remedy. Exit
 * status 1.
 */
final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence with the remedy in it
   */
  CommandRefused(String sentence) {
    super(sentence);
  }

  CommandRefused(String reason, String remedy) {
    super(reason + "; " + remedy);
  }
}
