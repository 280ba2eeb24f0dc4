package io.stackline.sequence.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds a password on its first line, for nobody but its owner. */
final class PasswordFile {
  private static final int BYTES_MAX = 1024;

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private PasswordFile() {}

  static String read(Path file) throws StoreRefused {
    try {
      if (!Files.isRegularFile(file)) {
        throw new StoreRefused(
            "the password file "
                + file
                + " of the store is not there; write it, or take"
                + " \"password-file\" out of the site's file");
      }
      if (isOpenToOthers(file)) {
        throw new StoreRefused(
            "others may read or change the password file " + file + "; chmod 600 " + file);
      }
      if (Files.size(file) > BYTES_MAX) {
        throw new StoreRefused(
            "the password file "
                + file
                + " has more than "
                + BYTES_MAX
                + " bytes; write the password into it and nothing else");
      }
      String password = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (password.isEmpty()) {
        throw new StoreRefused(
            "the password file " + file + " is empty; write the password into it");
      }
      return password;
    } catch (IOException e) {
      throw new StoreRefused(
          "the password file " + file + " cannot be read (" + e + "); see who may read it", e);
    }
  }

  /** Where the system knows rights of that sort. */
  private static boolean isOpenToOthers(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && !OWNER.containsAll(Files.getPosixFilePermissions(file));
  }
}
