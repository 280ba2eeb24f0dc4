package io.stackline.launch;

import io.stackline.opcua.security.PasswordRule;
import io.stackline.opcua.security.UserBook;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine.Option;

/**
 * Where a password comes from: typed unseen, piped, or drawn. Never an argument, which the process
 * list and the shell's history would show.
 */
final class PasswordOption {
  private static final int BYTES_MAX = 1024;

  @Option(names = "--password-stdin", description = "Read the password from standard input.")
  private boolean stdin;

  @Option(names = "--generate", description = "Draw a password and print it this once.")
  private boolean generate;

  boolean isGiven() {
    return stdin || generate;
  }

  /**
   * The password.
   *
   * @throws CommandRefused if there is nobody to ask, or two typings differ
   */
  String password() throws IOException {
    if (generate) {
      return UserBook.password();
    }
    return stdin ? line(System.in) : typed();
  }

  /** Tells a password that was drawn, once it counts. */
  void tell(PrintWriter out, String password) {
    if (generate) {
      out.println("password, shown this once: " + password);
    }
  }

  @SuppressWarnings(
      "SystemConsoleNull") // Java 17 to 21 answer null; later ones read what is piped.
  private static String typed() {
    Console console = System.console();
    if (console == null) {
      throw new CommandRefused(
          "there is no terminal to ask for the password", "pipe it in with --password-stdin");
    }
    console.printf("%s%n", PasswordRule.words());
    char[] once = console.readPassword("password: ");
    char[] again = console.readPassword("once more: ");
    if (once == null || again == null || !Arrays.equals(once, again)) {
      throw new CommandRefused("the two differ", "try again");
    }
    return new String(once);
  }

  /** The first line, without what ends it. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n' && next != '\r') {
      if (bytes.size() == BYTES_MAX) {
        throw new CommandRefused(
            "the password is longer than " + BYTES_MAX + " bytes", "shorten it");
      }
      bytes.write(next);
      next = in.read();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
