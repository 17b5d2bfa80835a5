"""Rows in the columns that PA-X and UCDP publish; every row is invented."""

from __future__ import annotations

PAX_HEAD = (
    "Con,Contp,PP,PPName,Reg,AgtId,Agt,Dat,Status,Lgt,N_characters,Agtp,Stage,StageSub,Part,ThrdPart,OthAgr,"
    "Loc1ISO,Loc2ISO,Loc1GWNO,Loc2GWNO,UcdpCon,UcdpAgr,PamAgr,CowWar,GeWom"
)
PAX_ROW = (
    "Ghana,Government,7,Volta delta process,Africa (excl MENA),{id},{name},{date},{status},2,4100,Intra,Cea,,"
    '"A, B",C,,{iso},,452,,,,,,0'
)
CONFLICT_HEAD = (
    "conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,territory_name,year,"
    "intensity_level,cumulative_intensity,type_of_conflict,start_date,start_prec,start_date2,start_prec2,ep_end,"
    "ep_end_date,ep_end_prec,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,region,version"
)
CONFLICT_ROW = (
    "{id},{location},Government of {location},12,,{side_b},99,,1,{territory},{year},1,0,{kind},1961-04-02,1,1961-04-02,"
    "1,0,,,452,,,,452,4,25.1"
)


def pax_row(number: str = "301", **change: str) -> str:
    """A row of PA-X."""
    given = {"name": "Delta Truce", "date": "1994-03-01", "status": "Multiparty signed/agreed", "iso": "GHA"}
    return PAX_ROW.format(id=number, **(given | change))


def conflict_row(year: int = 1961, **change: str) -> str:
    """A row of the UCDP/PRIO Armed Conflict Dataset."""
    given = {"id": "88", "location": "Ghana", "side_b": "Delta Front", "territory": "Volta delta", "kind": "3"}
    return CONFLICT_ROW.format(year=year, **(given | change))
