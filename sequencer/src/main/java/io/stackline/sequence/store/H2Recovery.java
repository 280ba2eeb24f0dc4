package io.stackline.sequence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the newest commit in a file that was not closed, because its process was killed, the power
 * failed, or it is a copy.
 *
 * <p>H2 2.5.252 by itself may find an older one and say nothing: its file header tells where some
 * commit lies, each commit where the next is expected, and when one is put elsewhere the header is
 * written anew, but with the commit before it. From there nothing leads on, and up to twenty
 * commits that were forced to the disk are passed over. Its recovery mode looks at the whole file
 * instead; opened so and closed, the file names its newest commit.
 */
final class H2Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(H2Recovery.class);
  private static final int HEADER_BYTES = 4096;

  /** How a header ends up that was written when the file was closed. */
  private static final String CLOSED = "clean:1";

  private H2Recovery() {}

  /** Does nothing if there is no such file, it was closed, or somebody has it open. */
  static void recover(Path file) throws SQLException {
    try {
      if (Files.exists(file) && Files.size(file) > HEADER_BYTES && !wasClosed(file)) {
        MVStore.Builder builder = new MVStore.Builder();
        builder.fileName(file.toString()).recoveryMode().autoCommitDisabled();
        builder.autoCompactFillRate(0).open().close();
        LOG.info("file={} event=recovered", file);
      }
    } catch (IOException e) {
      throw new SQLException(file + " cannot be read: " + e.getMessage(), e);
    } catch (MVStoreException e) {
      if (e.getErrorCode() != DataUtils.ERROR_FILE_LOCKED) {
        throw new SQLException(file + " cannot be recovered: " + e.getMessage(), e);
      }
    }
  }

  private static boolean wasClosed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String header = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
      int end = header.indexOf('\n');
      return end > 0 && header.substring(0, end).contains(CLOSED);
    }
  }
}
