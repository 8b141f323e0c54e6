// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of every event by their stored names, once for writing and reading alike. A name or unit here is
// part of the journal's format and never changes; a new field needs a new version of its event.
#pragma once

#include "engine/book/events.h"

namespace signalbox::codec {

template <typename Archive>
void fields(Archive& archive, book::AccountFlow& event) {
    archive("amount_cents", event.amount);
    archive("note", event.note);
}

template <typename Archive>
void fields(Archive& archive, book::EvaluationRecorded& event) {
    archive("strategy", event.strategy);
    archive("underlying", event.underlying);
    archive("date", event.date);
    archive("decision", event.decision);
    archive("reason", event.reason);
    archive("hash", event.hash);
    archive.embedded("evaluation", event.json);
    archive.embeddedSince(2, "inputs", event.inputs);
}

template <typename Archive>
void fields(Archive& archive, book::PlanRecorded& event) {
    archive("plan_id", event.planId);
    archive("strategy", event.strategy);
    archive("underlying", event.underlying);
    archive("date", event.date);
    archive("hypothetical", event.hypothetical);
    archive("approved", event.approved);
    archive("hash", event.hash);
    archive.embedded("plan", event.json);
}

template <typename Archive>
void fields(Archive& archive, book::OverrideRecorded& event) {
    archive("plan_id", event.planId);
    archive("by", event.by);
    archive("what", event.what);
}

template <typename Archive>
void fields(Archive& archive, market::OptionContract& contract) {
    archive("underlying", contract.underlying);
    archive("root", contract.root);
    archive("expiration", contract.expiration);
    archive("settlement", contract.settlement);
    archive("right", contract.right);
    archive("strike_thousandths", contract.strike);
    archive("multiplier", contract.multiplier);
}

template <typename Archive>
void fields(Archive& archive, structures::Leg& leg) {
    archive("contract", leg.contract);
    archive("side", leg.side);
    archive("ratio", leg.ratio);
}

template <typename Archive>
void fields(Archive& archive, structures::EntryFacts& facts) {
    archive("underlying", facts.underlying);
    archive("atr", facts.atr);
    archive("iv", facts.iv);
    archive("probe", facts.probe);
    archive("assumed_edge", facts.assumedEdge);
    archive("memo_id", facts.memoId);
    archive.presentSince(3, "evidence", facts.evidence);
}

template <typename Archive>
void fields(Archive& archive, book::TicketOpened& event) {
    archive("ticket_id", event.ticketId);
    archive("plan_id", event.planId);
    archive("strategy", event.strategy);
    archive("underlying", event.underlying);
    archive("signal_date", event.signalDate);
    archive("valid_on", event.validOn);
    archive("structure", event.kind);
    archive("legs", event.legs);
    archive("contracts", event.contracts);
    archive("limit_units", event.limit);
    archive("credit", event.credit);
    archive("multiplier", event.multiplier);
    archive("width_units", event.width);
    archive("expiration", event.expiration);
    archive("settlement", event.settlement);
    archive("max_loss_per_unit_cents", event.maxLossPerUnit);
    archive("conviction_bp", event.convictionBp);
    archive("regime", event.regime);
    archive("mode", event.mode);
    archive("closes_position", event.closesPosition);
    archive("close_reason", event.closeReason);
    archive("approval_hash", event.approvalHash);
    archive("overridden", event.overridden);
    archive.presentSince(2, "facts", event.facts);
}

template <typename Archive>
void fields(Archive& archive, book::TicketClosed& event) {
    archive("ticket_id", event.ticketId);
    archive("end", event.end);
    archive("note", event.note);
}

template <typename Archive>
void fields(Archive& archive, book::Filled& event) {
    archive("ticket_id", event.ticketId);
    archive("contracts", event.contracts);
    archive("price_units", event.price);
    archive("fees_cents", event.fees);
    archive("date", event.date);
    archive("at", event.at);
    archive("by", event.by);
    archive.presentSince(2, "underlying", event.underlying);
}

template <typename Archive>
void fields(Archive& archive, book::ExitDecided& event) {
    archive("position_id", event.positionId);
    archive("date", event.date);
    archive("action", event.action);
    archive.embedded("decision", event.json);
}

template <typename Archive>
void fields(Archive& archive, book::Marked& event) {
    archive("position_id", event.positionId);
    archive("date", event.date);
    archive("close_cost_units", event.closeCost);
    archive("mid", event.mid);
    archive("theta_day", event.thetaDay);
}

template <typename Archive>
void fields(Archive& archive, book::HaltRaised& event) {
    archive("strategy", event.strategy);
    archive("code", event.code);
    archive("date", event.date);
    archive("why", event.why);
}

template <typename Archive>
void fields(Archive& archive, book::HaltAcknowledged& event) {
    archive("strategy", event.strategy);
    archive("code", event.code);
    archive("date", event.date);
    archive("by", event.by);
    archive("note", event.note);
}

template <typename Archive>
void fields(Archive& archive, book::NoteWritten& event) {
    archive("date", event.date);
    archive("by", event.by);
    archive("text", event.text);
}

template <typename Archive>
void fields(Archive& archive, book::ReportWritten& event) {
    archive("date", event.date);
    archive("kind", event.kind);
    archive("text", event.text);
}

template <typename Archive>
void fields(Archive& archive, book::ParametersFrozen& event) {
    archive("hash", event.hash);
    archive.embedded("parameters", event.json);
    archive("by", event.by);
}

template <typename Archive>
void fields(Archive& archive, book::MemoWritten& event) {
    archive("memo_id", event.memoId);
    archive("version", event.version);
    archive("strategy", event.strategy);
    archive("underlying", event.underlying);
    archive("signal_date", event.signalDate);
    archive("valid_on", event.validOn);
    archive("date", event.date);
    archive("author", event.author);
    archive("contract", event.contract);
    archive("contracts", event.contracts);
    archive("limit_units", event.limit);
    archive("body_hash", event.bodyHash);
    archive.embedded("body", event.body);
}

template <typename Archive>
void fields(Archive& archive, book::MemoVoted& event) {
    archive("memo_id", event.memoId);
    archive("version", event.version);
    archive("date", event.date);
    archive("reviewer", event.reviewer);
    archive("role", event.role);
    archive("person", event.person);
    archive("vote", event.vote);
    archive("comment", event.comment);
}

template <typename Archive>
void fields(Archive& archive, book::MemoMoved& event) {
    archive("memo_id", event.memoId);
    archive("version", event.version);
    archive("date", event.date);
    archive("state", event.state);
    archive("why", event.why);
}

template <typename Archive>
void fields(Archive& archive, book::EvidenceTrade& trade) {
    archive("symbol", trade.symbol);
    archive("structure", trade.kind);
    archive("opened", trade.openedOn);
    archive("closed", trade.closedOn);
    archive("net_pl_cents", trade.netPl);
    archive("premium_cents", trade.premium);
}

template <typename Archive>
void fields(Archive& archive, book::EvidenceNamed& event) {
    archive("date", event.date);
    archive("strategy", event.strategy);
    archive("by", event.by);
    archive("file_hash", event.fileHash);
    archive("from", event.from);
    archive("to", event.to);
    archive("out_of_sample_from", event.outOfSampleFrom);
    archive("parameters_hash", event.parametersHash);
    archive("price_source", event.priceSource);
    archive("trades", event.trades);
}

template <typename Archive>
void fields(Archive& archive, book::EvidenceCleared& event) {
    archive("date", event.date);
    archive("strategy", event.strategy);
    archive("by", event.by);
}

template <typename Archive>
void fields(Archive& archive, book::DayClosed& event) {
    archive("date", event.date);
    archive("equity_cents", event.equity);
}

} // namespace signalbox::codec
