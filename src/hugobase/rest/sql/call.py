"""Function calls."""

from hugobase.rest.catalogue.model import Qualified
from hugobase.rest.plan.call import CallPlan
from hugobase.rest.plan.write import WriteColumn
from hugobase.rest.sql.body import BODY_SLOT, from_body
from hugobase.rest.sql.writer import Writer, column_of, identifier, qualified

_BODY = Qualified("", "pgrst_body")
_CALL = Qualified("", "pgrst_call")


def call_query(writer: Writer, plan: CallPlan) -> str:
    scalar = plan.routine.scalar or plan.routine.set_of_scalar
    shown = "pgrst_call.pgrst_scalar" if scalar else ", ".join(column_of(_CALL, name) for name in plan.columns)
    return f"SELECT {shown} {_from(writer, plan, scalar=scalar)}"


def _from(writer: Writer, plan: CallPlan, *, scalar: bool) -> str:
    if plan.source == "whole":
        arguments = f"{writer.slot(BODY_SLOT)}::{plan.parameters[0].type}"
        return f"FROM {_call(plan, arguments, scalar=scalar)}"
    if plan.source == "direct" or not plan.parameters:
        arguments = ", ".join(
            f"{_variadic(parameter.variadic)}{identifier(parameter.name)} := "
            f"{writer.slot(plan.first_slot + number)}::{parameter.call_type}"
            for number, parameter in enumerate(plan.parameters)
        )
        return f"FROM {_call(plan, arguments, scalar=scalar)}"
    columns = [WriteColumn(parameter.name, parameter.call_type, None, None) for parameter in plan.parameters]
    arguments = ", ".join(
        f"{_variadic(parameter.variadic)}{identifier(parameter.name)} := {column_of(_BODY, parameter.name)}"
        for parameter in plan.parameters
    )
    body = from_body(writer, columns, is_object=plan.is_object, only_first=True)
    return f"{body}, LATERAL {_call(plan, arguments, scalar=scalar)}"


def _variadic(variadic: bool) -> str:
    return "VARIADIC " if variadic else ""


def _call(plan: CallPlan, arguments: str, *, scalar: bool) -> str:
    call = f"{qualified(plan.routine.name)}({arguments})"
    return f"(SELECT {call} pgrst_scalar) pgrst_call" if scalar else f"{call} pgrst_call"
