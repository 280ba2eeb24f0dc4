package io.stackline.launch.soak;

import io.stackline.launch.simulate.SimulatedLayers;
import io.stackline.material.Layer;
import io.stackline.plcsim.BenchLayer;
import io.stackline.plcsim.CellInDie;
import io.stackline.press.PressId;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.Stage;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.site.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells in their dies, and the hands that lay them under the presses. */
final class Cells {
  private final Site site;
  private final Map<PressId, Machine> machines;
  private final Map<RunId, CellInDie> cells = new HashMap<>();

  Cells(Site site, Map<PressId, Machine> machines) {
    this.site = site;
    this.machines = machines;
  }

  /**
   * Does what the prompt of a stage asks: its cell lies under its press, with all layers up to this
   * stage. Whatever else lay there is put aside.
   *
   * @return false if a press is not open, so that it cannot be done now
   */
  boolean lay(RunStatus run, StageStatus stage) {
    Machine press = machine(stage.press());
    CellInDie cell =
        cells.computeIfAbsent(run.id(), id -> new CellInDie(site.die(stage.die()).bore().toMm()));
    press.catchUp();
    Optional<Machine> holder = holder(cell);
    boolean elsewhere = holder.isPresent() && holder.get() != press;
    if (!press.isOpen() || (elsewhere && !holder.get().isOpen())) {
      return false;
    }
    if (elsewhere) {
      holder.get().plant().remove();
    }
    if (press.plant().cell().filter(it -> it == cell).isEmpty()) {
      press.plant().remove();
      press.plant().place(cell);
    }
    List<Layer> wanted = layersUpTo(run, stage.id());
    for (Layer each :
        wanted.subList(Math.min(cell.layers().size(), wanted.size()), wanted.size())) {
      add(cell, SimulatedLayers.of(each, site));
    }
    return true;
  }

  /** Where to open something, when the cell of a run cannot be moved to this press or from it. */
  PressId closed(RunId run, PressId press) {
    return Optional.ofNullable(cells.get(run))
        .flatMap(this::holder)
        .filter(holder -> !holder.isOpen())
        .map(Machine::id)
        .orElse(press);
  }

  private Optional<Machine> holder(CellInDie cell) {
    return machines.values().stream()
        .filter(each -> each.plant().cell().filter(it -> it == cell).isPresent())
        .findFirst();
  }

  /**
   * Takes the cell of a run out of the press it is in, if it is in one.
   *
   * @return false if that is not open, so that it cannot be done now
   */
  boolean takeOut(RunId run) {
    return Optional.ofNullable(cells.get(run))
        .flatMap(this::holder)
        .map(press -> takeOut(press.id()))
        .orElse(true);
  }

  /**
   * Puts aside what lies under a press.
   *
   * @return false if it is not open, so that it cannot be done now
   */
  boolean takeOut(PressId id) {
    Machine press = machine(id);
    press.catchUp();
    if (!press.isOpen()) {
      return false;
    }
    press.plant().remove();
    return true;
  }

  private Machine machine(PressId press) {
    return Optional.ofNullable(machines.get(press)).orElseThrow();
  }

  private List<Layer> layersUpTo(RunStatus run, String stage) {
    List<Layer> layers = new ArrayList<>();
    for (Stage each : stages(run)) {
      layers.addAll(each.adds());
      if (each.id().equals(stage)) {
        break;
      }
    }
    return layers;
  }

  private List<Stage> stages(RunStatus run) {
    try {
      return Binder.bind(
              Optional.ofNullable(site.recipes().get(run.recipe().id())).orElseThrow(),
              run.bindings(),
              site.dies())
          .stages();
    } catch (BindingRefused e) {
      throw new IllegalStateException(run.id() + " runs and cannot be bound", e);
    }
  }

  private static void add(CellInDie cell, BenchLayer layer) {
    if (layer instanceof BenchLayer.PowderLoad powder) {
      cell.addPowder(powder.powder(), powder.massMg());
    } else if (layer instanceof BenchLayer.Foil foil) {
      cell.addMetal(foil.metal(), foil.diameterMm(), foil.thicknessMm());
    } else if (layer instanceof BenchLayer.Spacer spacer) {
      cell.addRigid(spacer.thicknessMm());
    }
  }
}
