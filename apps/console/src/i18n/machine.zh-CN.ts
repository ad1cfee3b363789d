/** Words of the incident machine in Chinese: those that the console and the phone share. */
export const machineZh = {
  incidentState: {
    reported: '上报', verifying: '核实', filed: '立案', dispatched: '派遣', handling: '处置', suspended: '挂账', handled: '反馈', checking: '核查', closed: '结案', rejected: '不予立案', merged: '并案', voided: '作废',
  },
  incidentAction: {
    verify: '核实', report_verified: '核实结果', file: '立案', reject: '不予立案', dispatch: '派遣', accept: '接单', handle: '处置完成', clear: '现场了结', suspend: '挂账', resume: '恢复', return: '退回', recall: '撤回派遣', send_back: '退回补办', rework: '返工',
    check: '核查', report_checked: '核查结果', close: '结案', reopen: '重新打开', recheck: '重新核查', cancel: '取消核实核查', merge: '并案', split: '拆出', void: '作废', force_close: '强制结案',
    note: '备注', take: '由我负责', hand_over: '转交', amend: '更正', request_extension: '申请延期', approve_extension: '同意延期', refuse_extension: '不同意延期', request_suspension: '申请挂账', refuse_suspension: '不同意挂账', urge: '催办', supervise: '督办', appeal: '申诉', decide_appeal: '申诉裁定',
  },
  outcome: {
    rectified: '已整改', on_spot: '现场整改', by_itself: '自行消除', first_offence_waived: '首违免罚', no_penalty: '说理不罚', ticket: '当场处罚', case: '转普通程序', notice: '违停告知', not_found: '未发现问题', not_ours: '不属本部门',
  },
  dispatchState: { notified: '已通知', accepted: '已接单', declined: '已拒单', en_route: '在途', on_scene: '到场', released: '已撤出' },
}
/** The shape of these words. */
export type MachineMessages = typeof machineZh
