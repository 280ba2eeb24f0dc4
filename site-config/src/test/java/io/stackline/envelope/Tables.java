package io.stackline.envelope;

import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.Material.Behaviour;
import io.stackline.material.Material.Form;
import io.stackline.material.Material.Role;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.Press;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.unit.Density;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Stiffness;
import io.stackline.unit.Temperature;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The usual caps, ceilings and ratings of the field, written down by hand for tests. */
final class Tables {
  /** LPSCl: 1.86 g/cm³, tapped to 1 − e^−0.6. */
  private static final Behaviour ARGYRODITE = new Behaviour.Powder(0.6, 0.0585, 0.02, 35, 5, "E");

  private static final Behaviour RIGID = new Behaviour.Rigid("E");

  static final Material LPSCL =
      powder("lpscl", Role.ELECTROLYTE, 1.86, ARGYRODITE, limits(400, 400, 400, 150, 650));
  static final Material NMC =
      powder("nmc", Role.CATHODE, 3.3, RIGID, limits(400, 400, 300, 150, 650));
  static final Material LI3INCL6 =
      powder("li3incl6", Role.ELECTROLYTE, 2.59, RIGID, limits(400, 400, 400, 150, 500));
  static final Material LI3OCL =
      powder("li3ocl", Role.INTERLAYER, 2.0, RIGID, limits(0, 0, 200, 100, 250));
  static final Material NA3PS4 =
      powder("na3ps4", Role.ELECTROLYTE, 2.2, RIGID, limits(510, 510, 400, 150, 725));
  static final Material NAS =
      powder("na-s", Role.CATHODE, 2.1, RIGID, limits(400, 400, 400, 150, 725));
  static final Material LITHIUM = metal("lithium", 0.534, 60, limits(0, 0, 50, 80, 200));
  static final Material SODIUM = metal("sodium", 0.968, 60, limits(0, 0, 50, 60, 415));

  /** Once charged, the collector carries lithium: 50 and 80 MPa, and no more than 83. */
  static final Material COLLECTOR =
      new Material(
          new MaterialId("mos2-collector"),
          "mos2-collector",
          Form.FOIL,
          Role.COLLECTOR,
          sourced(Density.ofGPerCm3(8)),
          limits(0, 0, 140, 100, 160),
          Optional.of(limits(0, 0, 50, 80, 83)),
          sourced(Temperature.ofCelsius(80)),
          Optional.empty(),
          Optional.empty(),
          RIGID);

  static final Map<MaterialId, Material> MATERIALS =
      materials(LPSCL, NMC, LI3INCL6, LI3OCL, NA3PS4, NAS, LITHIUM, SODIUM, COLLECTOR);

  static final Die D10_STEEL = die("D10-steel", 10, DieMaterial.HARDENED_TOOL_STEEL);
  static final Die D12_STEEL = die("D12-steel", 12, DieMaterial.HARDENED_TOOL_STEEL);
  static final Die D13_STEEL = die("D13-steel", 13, DieMaterial.EVACUABLE_STEEL);
  static final Die D16_STEEL = die("D16-steel", 16, DieMaterial.HARDENED_TOOL_STEEL);
  static final Die D20_STEEL = die("D20-steel", 20, DieMaterial.HARDENED_TOOL_STEEL);
  static final Die D10_SLEEVE = die("D10-sleeve", 10, DieMaterial.PEEK_SLEEVE);
  static final Die D13_SLEEVE = die("D13-sleeve", 13, DieMaterial.PEEK_SLEEVE);
  static final Die D10_CARBIDE = die("D10-carbide", 10, DieMaterial.TUNGSTEN_CARBIDE);

  static final List<Die> DIES =
      List.of(
          D10_STEEL,
          D12_STEEL,
          D13_STEEL,
          D16_STEEL,
          D20_STEEL,
          D10_SLEEVE,
          D13_SLEEVE,
          D10_CARBIDE);

  /** Disc springs in a frame: 10 kN. */
  static final Fixture FRAME =
      new Fixture(new FixtureId("frame"), "frame", Force.ofKN(10), Stiffness.ofKNPerMm(2), true);

  static final Inventory PILOT = inventory(List.of(PilotLine.HIGH_ONLY, PilotLine.WITH_LOW));

  private Tables() {}

  static Inventory inventory(List<Press> presses) {
    Map<DieId, Die> dies = new LinkedHashMap<>();
    DIES.forEach(each -> dies.put(each.id(), each));
    return new Inventory(MATERIALS, dies, Map.of(FRAME.id(), FRAME), presses);
  }

  static Map<MaterialId, Material> materials(Material... materials) {
    Map<MaterialId, Material> map = new LinkedHashMap<>();
    for (Material each : materials) {
      map.put(each.id(), each);
    }
    return map;
  }

  /** In MPa; a cap of zero means that this kind of stage is forbidden. */
  static Limits limits(
      double densify, double copress, double laminate, double insitu, double ceiling) {
    Map<StageKind, Sourced<Pressure>> caps = new EnumMap<>(StageKind.class);
    put(caps, StageKind.DENSIFY, densify);
    put(caps, StageKind.COPRESS, copress);
    put(caps, StageKind.LAMINATE, laminate);
    put(caps, StageKind.SECONDARY, laminate);
    put(caps, StageKind.INSITU, insitu);
    return new Limits(caps, Map.of(), sourced(Pressure.ofMPa(ceiling)));
  }

  private static void put(
      Map<StageKind, Sourced<Pressure>> caps, StageKind kind, double megapascals) {
    if (megapascals > 0) {
      caps.put(kind, sourced(Pressure.ofMPa(megapascals)));
    }
  }

  static Material powder(String id, Role role, double gPerCm3, Behaviour behaviour, Limits limits) {
    return material(id, Form.POWDER, role, gPerCm3, 180, behaviour, limits);
  }

  static Material metal(String id, double gPerCm3, double celsiusMax, Limits limits) {
    return material(id, Form.METAL, Role.ANODE, gPerCm3, celsiusMax, RIGID, limits);
  }

  private static Material material(
      String id,
      Form form,
      Role role,
      double gPerCm3,
      double celsiusMax,
      Behaviour behaviour,
      Limits limits) {
    return new Material(
        new MaterialId(id),
        id,
        form,
        role,
        sourced(Density.ofGPerCm3(gPerCm3)),
        limits,
        Optional.empty(),
        sourced(Temperature.ofCelsius(celsiusMax)),
        Optional.empty(),
        Optional.empty(),
        behaviour);
  }

  /** A die that bears what its material usually does. */
  static Die die(String id, double boreMm, DieMaterial body) {
    Length bore = Length.ofMm(boreMm);
    return new Die(
        new DieId(id),
        id,
        bore,
        body,
        DieMaterial.TUNGSTEN_CARBIDE,
        body.rating(bore),
        body.ratingInsitu(bore),
        body.temperatureMax(),
        body.isInsulating(),
        Service.UNKEPT);
  }

  static <T> Sourced<T> sourced(T value) {
    return new Sourced<>(value, "E");
  }
}
