package io.stackline.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the word of a state lane where an older one is, and leaves a newer one alone. Its own bytes
 * begin with the version of their form, so that processes of two releases understand each other or
 * say that they do not.
 */
final class PutNewer
    implements EntryProcessor<String, byte[], Boolean>, IdentifiedDataSerializable {
  static final int FACTORY = 5801;
  static final DataSerializableFactory MAKER = id -> new PutNewer();

  private static final long serialVersionUID = 1L;
  private static final int CLASS = 1;
  private static final byte VERSION = 1;

  private byte[] word = {};

  PutNewer() {}

  PutNewer(byte[] word) {
    this.word = word;
  }

  /** True if it is there now. */
  @Override
  public Boolean process(Map.Entry<String, byte[]> entry) {
    byte @Nullable [] there = entry.getValue();
    if (there != null && StampedWord.stamp(there).compareTo(StampedWord.stamp(word)) >= 0) {
      return false;
    }
    entry.setValue(word);
    return true;
  }

  @Override
  public int getFactoryId() {
    return FACTORY;
  }

  @Override
  public int getClassId() {
    return CLASS;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeByteArray(word);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException("a word of form " + version + ", this release knows " + VERSION);
    }
    byte[] read = in.readByteArray();
    word = read == null ? new byte[0] : read;
  }
}
