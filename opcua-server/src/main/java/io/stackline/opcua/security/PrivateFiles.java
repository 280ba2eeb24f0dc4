package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Folders (0700) and files (0600) that only their owner may read, where the file system knows of
 * such things. A file is there whole or not at all.
 */
final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /** Makes the folder, and takes it from everybody else if it was there already. */
  static Path folder(Path path) throws IOException {
    if (!Files.exists(path)) {
      Files.createDirectories(path, attributes(FOLDER));
      giveToOwnerOfFolder(path);
    }
    if (POSIX) {
      Files.setPosixFilePermissions(path, FOLDER);
    }
    return path;
  }

  static void write(Path path, byte[] content) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (FileChannel channel = FileChannel.open(beside, NEW, attributes(FILE))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      // Else a power cut may leave the new name with nothing in it.
      channel.force(true);
    }
    giveToOwnerOfFolder(beside);
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes an empty file unless there is one. */
  static void touch(Path path) throws IOException {
    if (!Files.exists(path)) {
      try {
        Files.createFile(path, attributes(FILE));
        giveToOwnerOfFolder(path);
      } catch (FileAlreadyExistsException e) {
        // Somebody else was quicker, which is as good.
      }
    }
  }

  /**
   * A command run as root must not leave files the server's own account cannot read. Who is not
   * root cannot give anything away, nor needs to. Never follows a link.
   */
  private static void giveToOwnerOfFolder(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (!POSIX || folder == null) {
      return;
    }
    UserPrincipal owner = Files.getOwner(folder);
    FileOwnerAttributeView view =
        Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (!view.getOwner().equals(owner)) {
      try {
        view.setOwner(owner);
      } catch (FileSystemException e) {
        // Not root: the file stays ours, as the folder's owner let us make it.
      }
    }
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
