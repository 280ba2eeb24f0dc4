package io.stackline.bridge.point;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import io.stackline.map.Device;
import io.stackline.map.Point;
import io.stackline.map.Spot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries out one {@link ReadPlan} again and again. Values whose registers have not changed are the
 * same objects as before. Confined to the crank of its press.
 */
public final class PointReader {
  private final ReadPlan plan;
  private final Device device;
  private final List<Answer> last = new ArrayList<>();
  private PointImage image = PointImage.NOTHING;

  /** What came of one request: its answer as it was, and what it means. */
  private record Answer(Object raw, List<PointValue> values) {}

  public PointReader(ReadPlan plan, Device device) {
    this.plan = plan;
    this.device = device;
  }

  /**
   * Reads all points of the plan. A request the device answers with an exception makes its points
   * BAD with the reason; the others are read all the same.
   *
   * @throws LinkException if anything else fails, or the device is {@link
   *     Device.OnException#OFFLINE}: nothing is known then
   */
  public PointImage read(PlcLink link) throws LinkException {
    Set<Device.OnException> troubles = EnumSet.noneOf(Device.OnException.class);
    boolean changed = false;
    for (int n = 0; n < plan.requests().size(); n++) {
      Answer now = answer(plan.requests().get(n), n, link, troubles);
      if (n == last.size()) {
        last.add(now);
        changed = true;
      } else if (!last.set(n, now).equals(now)) {
        changed = true;
      }
    }
    if (changed || !troubles.equals(image.troubles())) {
      image = new PointImage(values(), troubles);
    }
    return image;
  }

  private Answer answer(
      ReadPlan.Request request, int n, PlcLink link, Set<Device.OnException> troubles)
      throws LinkException {
    try {
      Object raw = raw(request.span(), link);
      boolean same = n < last.size() && last.get(n).raw().equals(raw);
      return same ? last.get(n) : new Answer(raw, decoded(request, raw, n));
    } catch (LinkException e) {
      if (e.exceptionCode().isEmpty()) {
        throw e;
      }
      Device.OnException meaning = device.on(e.exceptionCode().getAsInt());
      if (meaning == Device.OnException.OFFLINE) {
        throw e;
      }
      troubles.add(meaning);
      PointValue bad = PointValue.unreadable(String.valueOf(e.getMessage()));
      return new Answer(meaning, request.points().stream().map(point -> bad).toList());
    }
  }

  private static Object raw(Spot span, PlcLink link) throws LinkException {
    return switch (span.table()) {
      case COIL -> link.readCoils(span.address(), span.count());
      case DISCRETE -> link.readDiscretes(span.address(), span.count());
      case HOLDING -> link.readHolding(span.address(), span.count());
      case INPUT -> link.readInput(span.address(), span.count());
    };
  }

  private List<PointValue> decoded(ReadPlan.Request request, Object raw, int n) {
    List<PointValue> values = new ArrayList<>(request.points().size());
    for (Point point : request.points()) {
      PointValue now =
          raw instanceof Bits bits
              ? PointCodec.decode(point, bits.bit(point.spot().address()))
              : PointCodec.decode(point, (Words) raw);
      boolean same = n < last.size() && last.get(n).values().get(values.size()).equals(now);
      values.add(same ? last.get(n).values().get(values.size()) : now);
    }
    return values;
  }

  private Map<String, PointValue> values() {
    Map<String, PointValue> values = new LinkedHashMap<>();
    for (int n = 0; n < last.size(); n++) {
      List<Point> points = plan.requests().get(n).points();
      for (int p = 0; p < points.size(); p++) {
        values.put(points.get(p).name(), last.get(n).values().get(p));
      }
    }
    return values;
  }
}
