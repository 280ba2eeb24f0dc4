package io.stackline.opcua.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder of certificates or of revocation lists, one a file. It is read anew when a file in it
 * has come, gone or changed, which needs no watcher and so works on every file system. Holds at
 * most {@value #FILES_MAX} of them. Thread-safe.
 *
 * @param <T> what the files hold
 */
final class TrustFolder<T> {
  private static final Logger LOG = LoggerFactory.getLogger(TrustFolder.class);
  private static final int FILES_MAX = 1_000;

  private final Path path;
  private final Reader<T> reader;
  private volatile Held<T> held = new Held<>(List.of(), List.of());

  private TrustFolder(Path path, Reader<T> reader) {
    this.path = path;
    this.reader = reader;
  }

  static TrustFolder<X509Certificate> ofCertificates(Path path) throws IOException {
    return new TrustFolder<>(PrivateFiles.folder(path), Certificates::read);
  }

  static TrustFolder<X509CRL> ofCrls(Path path) throws IOException {
    return new TrustFolder<>(PrivateFiles.folder(path), Certificates::readCrl);
  }

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  /** A file with what it holds. */
  record Item<T>(Path file, T content) {}

  private record Held<T>(List<FileStamp> stamps, List<Item<T>> items) {}

  List<T> contents() {
    return items().stream().map(Item::content).toList();
  }

  /** Changes whenever the folder does. */
  List<FileStamp> stamps() {
    boolean unused = items().isEmpty();
    return held.stamps();
  }

  List<Item<T>> items() {
    try {
      List<Path> files = files();
      List<FileStamp> stamps = new ArrayList<>();
      for (Path file : files) {
        stamps.add(FileStamp.of(file));
      }
      Held<T> before = held;
      if (before.stamps().equals(stamps)) {
        return before.items();
      }
      Held<T> now = new Held<>(List.copyOf(stamps), read(files));
      held = now;
      return now.items();
    } catch (IOException | UncheckedIOException e) {
      // A file went while we looked: what was there before counts until the next look.
      LOG.debug("folder={} changes while it is read: {}", path, e.getMessage());
      return held.items();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      List<Path> all =
          files
              .filter(each -> !String.valueOf(each.getFileName()).endsWith(".new"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (all.size() > FILES_MAX) {
        LOG.warn("folder={} has {} files; only {} count", path, all.size(), FILES_MAX);
      }
      return all.stream().limit(FILES_MAX).toList();
    }
  }

  private List<Item<T>> read(List<Path> files) {
    List<Item<T>> items = new ArrayList<>();
    for (Path file : files) {
      try {
        items.add(new Item<>(file, reader.read(file)));
      } catch (IOException e) {
        LOG.warn("file does not count: {}", e.getMessage());
      }
    }
    return List.copyOf(items);
  }

  /** Puts a file here, under this name. */
  void put(String name, byte[] content) throws IOException {
    PrivateFiles.write(path.resolve(name), content);
  }

  /** Takes away every file that holds this; false if there was none. */
  boolean remove(T content) throws IOException {
    boolean removed = false;
    for (Item<T> item : items()) {
      if (item.content().equals(content)) {
        removed |= Files.deleteIfExists(item.file());
      }
    }
    return removed;
  }
}
