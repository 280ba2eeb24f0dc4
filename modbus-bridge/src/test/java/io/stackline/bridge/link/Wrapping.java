package io.stackline.bridge.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** What stands around a PDU, written anew so that a mistake of the bridge cannot cancel out. */
public enum Wrapping {
  MBAP {
    @Override
    Frame read(DataInputStream in) throws IOException {
      int transaction = in.readUnsignedShort();
      in.readUnsignedShort();
      int length = in.readUnsignedShort();
      return new Frame(transaction, in.readUnsignedByte(), octets(in, length - 1));
    }

    @Override
    byte[] wrap(int transaction, int unit, int... pdu) {
      ByteBuffer frame = ByteBuffer.allocate(7 + pdu.length);
      frame.putShort((short) transaction).putShort((short) 0).putShort((short) (pdu.length + 1));
      return put(frame.put((byte) unit), pdu).array();
    }
  },

  RTU {
    @Override
    Frame read(DataInputStream in) throws IOException {
      int unit = in.readUnsignedByte();
      List<Integer> pdu = octets(in, 5);
      if (pdu.get(0) == 16) {
        int bytes = in.readUnsignedByte();
        pdu.add(bytes);
        pdu.addAll(octets(in, bytes));
      }
      in.readUnsignedShort();
      return new Frame(0, unit, pdu);
    }

    @Override
    byte[] wrap(int transaction, int unit, int... pdu) {
      ByteBuffer frame = ByteBuffer.allocate(3 + pdu.length).order(ByteOrder.LITTLE_ENDIAN);
      put(frame.put((byte) unit), pdu);
      return frame.putShort((short) crc(frame.array(), 1 + pdu.length)).array();
    }
  };

  /** A request without what stood around it. */
  record Frame(int transaction, int unit, List<Integer> pdu) {}

  abstract Frame read(DataInputStream in) throws IOException;

  abstract byte[] wrap(int transaction, int unit, int... pdu);

  private static List<Integer> octets(DataInputStream in, int count) throws IOException {
    List<Integer> octets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      octets.add(in.readUnsignedByte());
    }
    return octets;
  }

  private static ByteBuffer put(ByteBuffer frame, int... octets) {
    for (int each : octets) {
      frame.put((byte) each);
    }
    return frame;
  }

  private static int crc(byte[] bytes, int size) {
    int crc = 0xFFFF;
    for (int i = 0; i < size; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
      }
    }
    return crc;
  }
}
