package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordFileTest {
  private final Path file;

  PasswordFileTest(@TempDir Path folder) {
    file = folder.resolve("store-password");
  }

  private void write(String text, String rights) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  @Test
  void aPrivateFileIsRead() throws IOException, StoreRefused {
    write("secret \n", "rw-------");
    assertEquals("secret", PasswordFile.read(file));
  }

  @Test
  void whatOthersMayReadIsRefusedWithTheRemedy() throws IOException {
    write("secret", "rw-r-----");
    assertTrue(refused().contains("chmod 600"), refused());
  }

  @Test
  void aMissingAnEmptyAndALargeOneAreRefused() throws IOException {
    assertTrue(refused().contains("is not there"), refused());
    write("\n", "rw-------");
    assertTrue(refused().contains("is empty"), refused());
    write("x".repeat(2000), "rw-------");
    assertTrue(refused().contains("more than 1024 bytes"), refused());
  }

  private String refused() {
    return String.valueOf(
        assertThrows(StoreRefused.class, () -> PasswordFile.read(file)).getMessage());
  }
}
