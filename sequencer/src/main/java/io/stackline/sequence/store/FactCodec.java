package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.record.StoreFailed;
import io.stackline.sequence.store.Fact.Facts;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;

/** Entries as bytes: a version, then deflated text in the codec of the board's words. */
final class FactCodec {
  private static final byte VERSION = 1;

  private final BoardCodec codec;

  FactCodec(BoardCodec codec) {
    this.codec = codec;
  }

  byte[] encode(List<Fact> facts) {
    byte[] text = codec.encode(Facts.class, new Facts(facts));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length / 3 + 64);
    bytes.write(VERSION);
    Deflated.write(text, bytes);
    return bytes.toByteArray();
  }

  /**
   * The facts of an entry.
   *
   * @param ord of the entry, for the message
   */
  List<Fact> decode(long ord, byte[] word) {
    if (word.length == 0 || word[0] != VERSION) {
      throw new StoreFailed("entry " + ord + " of the journal is in no version that is known here");
    }
    try {
      byte[] text = Deflated.read(word, 1, BoardCodec.BYTES_MAX);
      return codec.decode(Facts.class, text).all();
    } catch (DataFormatException | WordRefused e) {
      throw new StoreFailed("entry " + ord + " of the journal cannot be read", e);
    }
  }
}
