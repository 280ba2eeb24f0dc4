package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.LeaseBlock;
import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.PressmapTag;
import io.stackline.bridge.register.PressmapTag.Table;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.TagText;
import io.stackline.bridge.register.Words;
import io.stackline.press.Quality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every tag of a press once and writes none, for commissioning and for the curious. */
public final class Probe {
  private static final int PROFILE_ADDRESS = 128;
  private static final int PROFILE_HEADER = 16;

  private Probe() {}

  private record Block(Table table, int address, int size) {
    boolean holds(PressmapTag tag) {
      return tag.table() == table
          && tag.address() >= address
          && tag.address() + tag.type().registers() <= address + size;
    }
  }

  private static final List<Block> BLOCKS =
      List.of(
          new Block(Table.INPUT, Identity.ADDRESS, Identity.SIZE),
          new Block(Table.INPUT, StatusBlock.ADDRESS, StatusBlock.SIZE),
          new Block(Table.HOLDING, LeaseBlock.ADDRESS, LeaseBlock.SIZE),
          new Block(Table.HOLDING, LimitsBlock.ADDRESS, LimitsBlock.SIZE),
          new Block(Table.HOLDING, PROFILE_ADDRESS, PROFILE_HEADER));

  /**
   * Every tag in the order of the map. A block the PLC answers with an exception is BAD; any other
   * failure of the link ends the probe.
   */
  public static List<TagValue> read(PlcLink link) throws LinkException {
    Map<PressmapTag, TagValue> values = new EnumMap<>(PressmapTag.class);
    Quality trust = Quality.GOOD;
    for (Block block : BLOCKS) {
      Optional<Words> words = read(link, block);
      if (block.table() == Table.INPUT && block.address() == Identity.ADDRESS) {
        trust = words.filter(Probe::isPressmap).isPresent() ? Quality.GOOD : Quality.UNCERTAIN;
      }
      for (PressmapTag tag : PressmapTag.values()) {
        if (block.holds(tag)) {
          values.put(tag, value(tag, words, trust));
        }
      }
    }
    return new ArrayList<>(values.values());
  }

  private static boolean isPressmap(Words identity) {
    return Identity.decode(identity) instanceof Identity.Outcome.Known;
  }

  private static Optional<Words> read(PlcLink link, Block block) throws LinkException {
    try {
      Words words = once(link, block);
      for (int read = 1; read < Scan.STATUS_READS_MAX && isTorn(block, words); read++) {
        words = once(link, block);
      }
      return Optional.of(words);
    } catch (LinkException e) {
      if (e.kind() == LinkException.Kind.EXCEPTION) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Words once(PlcLink link, Block block) throws LinkException {
    return block.table() == Table.INPUT
        ? link.readInput(block.address(), block.size())
        : link.readHolding(block.address(), block.size());
  }

  private static boolean isTorn(Block block, Words words) {
    return block.address() == StatusBlock.ADDRESS
        && StatusBlock.decode(words) instanceof StatusBlock.Outcome.Torn;
  }

  private static TagValue value(PressmapTag tag, Optional<Words> block, Quality trust) {
    if (block.isEmpty()) {
      return new TagValue(tag, Words.at(tag.address()), "unreadable", Quality.BAD);
    }
    Words raw = block.get().slice(tag.address(), tag.address() + tag.type().registers());
    Optional<String> text = TagText.of(tag, raw);
    boolean torn =
        block.get().address() == StatusBlock.ADDRESS
            && StatusBlock.decode(block.get()) instanceof StatusBlock.Outcome.Torn;
    Quality quality = torn ? Quality.UNCERTAIN : trust;
    return text.map(value -> new TagValue(tag, raw, value, quality))
        .orElseGet(
            () -> new TagValue(tag, raw, "unknown code " + raw.u16(tag.address()), Quality.BAD));
  }
}
